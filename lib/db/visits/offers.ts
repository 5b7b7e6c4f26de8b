import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { invariant } from '#lib/money/invariant.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { Prepayment } from '#lib/payments/terms.ts'
import type { Offer } from '#lib/visits/offers.ts'

/** Every way in which the given services are offered now, staff in the order in which the salon lists them. */
export async function listOffers(scope: BranchScope, serviceIds: readonly string[]): Promise<readonly Offer[]> {
  const rows = await database().staffService.findMany({
    where: {
      branchId: scope.branchId,
      serviceId: { in: [...serviceIds] },
      service: { archivedAt: null },
      staffMember: { archivedAt: null },
    },
    include: { service: true, staffMember: { select: { paymentStatus: true } } },
    orderBy: [{ staffMember: { position: 'asc' } }, { staffMemberId: 'asc' }],
  })
  return rows.map((row) => {
    const { service } = row
    const priceOf = (minor: bigint | null) => (minor === null ? null : money(minor, currencyOf(service.currency)))
    const hasOwnPrice = row.priceFromMinor !== null
    return {
      serviceId: row.serviceId,
      serviceName: service.name,
      staffMemberId: row.staffMemberId,
      durationMinutes: row.durationMinutes ?? service.durationMinutes,
      bufferMinutes: service.bufferMinutes,
      price: money(row.priceFromMinor ?? service.priceFromMinor, currencyOf(service.currency)),
      priceTo: priceOf(hasOwnPrice ? row.priceToMinor : service.priceToMinor),
      servicePayment: service.paymentStatus,
      staffPayment: row.staffMember.paymentStatus,
      prepayment: prepaymentFrom(service, priceOf(service.prepaymentMinor)),
    }
  })
}

type PrepaymentColumns = {
  readonly prepaymentKind: Prepayment['kind']
  readonly prepaymentPercent: number | null
}

function prepaymentFrom({ prepaymentKind, prepaymentPercent }: PrepaymentColumns, amount: Money | null): Prepayment {
  if (prepaymentKind === 'full') return { kind: 'full' }
  if (prepaymentKind === 'fixed') {
    invariant(amount, 'a fixed prepayment has an amount')
    return { kind: 'fixed', amount }
  }
  invariant(prepaymentPercent, 'a prepayment in percent has a percentage')
  return { kind: 'percent', percent: prepaymentPercent }
}
