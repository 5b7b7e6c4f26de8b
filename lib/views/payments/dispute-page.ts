import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { getMoneyOfVisit } from '#lib/db/payments/ledger.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, sumOf } from '#lib/money/money.ts'
import { AgreedTerms, cancellationRuleFrom } from '#lib/payments/agreed-terms.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import type { VisitState } from '#prisma/generated/enums.ts'
import { findPaymentPage, type PageDispute, type PaymentPage } from './payment-page.ts'

/** What our own books know that speaks for the salon. */
export type DisputedVisit = {
  readonly clientName: string
  readonly clientEmail: string
  readonly clientPhone: string
  readonly reference: string
  readonly bookedAt: Date
  readonly startsAt: Date
  readonly state: VisitState
  readonly appointments: readonly { readonly service: string; readonly staff: string; readonly startsAt: Date }[]
  readonly rule: CancellationRule
  /** By card, whatever went back since, and at the desk: of all that the client pays the fee is a share. */
  readonly paid: Money
  /** The words that the client agreed to; null where they were shown none. */
  readonly agreement: { readonly wording: string; readonly at: Date } | null
  readonly salon: { readonly name: string; readonly address: string | null; readonly timeZone: string }
  /** When we wrote to the client. */
  readonly lettersAt: readonly Date[]
}

export type DisputePage = {
  readonly dispute: PageDispute
  readonly payment: PaymentPage['payment']
  readonly visit: DisputedVisit
}

/** A dispute and all that can be told about it; null for one that the payment does not have. */
export async function findDisputePage(
  scope: BranchScope,
  { paymentId, disputeId }: { readonly paymentId: string; readonly disputeId: string },
): Promise<DisputePage | null> {
  const page = await findPaymentPage(scope, paymentId)
  const dispute = page?.disputes.find(({ id }) => id === disputeId)
  if (!page || !dispute) return null
  const { payment, visitId, history } = page
  const lettersAt = history.filter(({ action }) => action === 'letter.sent').map(({ at }) => at)
  return { dispute, payment, visit: { ...(await getDisputedVisit(scope, visitId)), lettersAt } }
}

async function getDisputedVisit(scope: BranchScope, id: string): Promise<Omit<DisputedVisit, 'lettersAt'>> {
  const visit = await database().visit.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id } },
    include: {
      branch: { select: { name: true, address: true, timeZone: true } },
      appointments: { orderBy: { position: 'asc' }, include: { staffMember: { select: { name: true } } } },
    },
  })
  const currency = currencyOf(visit.currency)
  const { payments, recorded } = await getMoneyOfVisit(database(), scope, { id, currency })
  return {
    clientName: visit.contactName,
    clientEmail: visit.contactEmail,
    clientPhone: visit.contactPhone,
    reference: visit.reference,
    bookedAt: visit.createdAt,
    startsAt: visit.startsAt,
    state: visit.state,
    appointments: visit.appointments.map(({ serviceName, staffMember, startsAt }) => ({
      service: serviceName,
      staff: staffMember.name,
      startsAt,
    })),
    rule: cancellationRuleFrom(AgreedTerms.parse(visit.agreedTerms), currency),
    paid: sumOf([recorded, ...payments.map(({ captured }) => captured)], currency),
    agreement: agreementOf(visit),
    salon: visit.branch,
  }
}

type AgreedRow = { readonly agreedWording: string | null; readonly agreedAt: Date | null }

const agreementOf = ({ agreedWording: wording, agreedAt: at }: AgreedRow) =>
  wording !== null && at !== null ? { wording, at } : null
