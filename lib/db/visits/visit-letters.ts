import 'server-only'
import { currencyOf } from '#lib/money/currencies.ts'
import { add, type Money, money } from '#lib/money/money.ts'
import { AgreedTerms, cancellationRuleFrom } from '#lib/payments/agreed-terms.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import { visitBalance } from '#lib/visits/balance/visit-balance.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'
import type { BranchScope } from '../branch-scopes.ts'
import { database, type Transaction } from '../client.ts'
import { getMoneyOfVisit } from '../payments/ledger.ts'

/** What a letter to a client tells of their visit. */
export type VisitLetterData = {
  readonly locale: string
  readonly to: string
  readonly clientName: string
  readonly reference: string
  readonly id: string
  readonly state: VisitState
  readonly revision: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly services: readonly {
    readonly service: string
    readonly staff: string
    readonly price: Money
    readonly priceTo: Money | null
  }[]
  readonly serviceIds: readonly string[]
  readonly total: Money
  readonly discount: Money
  /** By card and at the desk, and not given back. */
  readonly paid: Money
  readonly held: Money
  /** What the client still owes. */
  readonly open: Money
  /** What the client agreed to. */
  readonly rule: CancellationRule
  readonly branch: {
    readonly slug: string
    readonly name: string
    readonly timeZone: string
    readonly address: string | null
  }
}

/** The language that a visit was booked in: its client reads it. */
export async function getVisitLocale(tx: Transaction, scope: BranchScope, visitId: string): Promise<string> {
  const where = { branchId_id: { branchId: scope.branchId, id: visitId } }
  return (await tx.visit.findUniqueOrThrow({ where, select: { locale: true } })).locale
}

export async function getVisitLetterData(scope: BranchScope, visitId: string): Promise<VisitLetterData> {
  const visit = await database().visit.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id: visitId } },
    include: {
      branch: { select: { slug: true, name: true, timeZone: true, address: true } },
      appointments: { orderBy: { position: 'asc' }, include: { staffMember: { select: { name: true } } } },
    },
  })
  const currency = currencyOf(visit.currency)
  const [total, discount] = [money(visit.totalMinor, currency), money(visit.discountMinor, currency)]
  const paid = await getMoneyOfVisit(database(), scope, { id: visitId, currency })
  const { online, recorded, held, open } = visitBalance({ state: visit.state, total, discount, ...paid })
  return {
    locale: visit.locale,
    to: visit.contactEmail,
    clientName: visit.contactName,
    reference: visit.reference,
    id: visit.id,
    state: visit.state,
    revision: visit.revision,
    startsAt: visit.startsAt,
    endsAt: visit.endsAt,
    services: visit.appointments.map(({ serviceName, staffMember, priceMinor, priceToMinor }) => ({
      service: serviceName,
      staff: staffMember.name,
      price: money(priceMinor, currency),
      priceTo: priceToMinor === null ? null : money(priceToMinor, currency),
    })),
    serviceIds: [...new Set(visit.appointments.map(({ serviceId }) => serviceId))],
    ...{ total, discount, held, open },
    paid: add(online, recorded),
    rule: cancellationRuleFrom(AgreedTerms.parse(visit.agreedTerms), currency),
    branch: visit.branch,
  }
}
