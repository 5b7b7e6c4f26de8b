import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { invariant } from '#lib/money/invariant.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { Prepayment } from '#lib/payments/terms.ts'
import type { Offer } from '#lib/visits/offers.ts'

/** An offer as the database has it; what a staff member has of their own replaces the service's. */
export type OfferRow = Pick<
  Offer,
  'serviceId' | 'serviceName' | 'staffMemberId' | 'durationMinutes' | 'bufferMinutes'
> &
  Pick<Offer, 'servicePayment' | 'staffPayment'> & {
    readonly priceMinor: number | bigint
    readonly priceToMinor: number | bigint | null
    readonly prepaymentKind: Prepayment['kind']
    readonly prepaymentPercent: number | null
    readonly prepaymentMinor: number | bigint | null
  }

export function offerFrom(row: OfferRow, currency: Currency): Offer {
  const { priceMinor, priceToMinor, prepaymentKind, prepaymentPercent, prepaymentMinor, ...offer } = row
  const moneyOf = (minor: number | bigint | null) => (minor === null ? null : money(minor, currency))
  return {
    ...offer,
    price: money(priceMinor, currency),
    priceTo: moneyOf(priceToMinor),
    prepayment: prepaymentFrom({ prepaymentKind, prepaymentPercent }, moneyOf(prepaymentMinor)),
  }
}

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
  return rows.map(({ service, staffMember, ...row }) => {
    const hasOwnPrice = row.priceFromMinor !== null
    return offerFrom(
      {
        serviceId: row.serviceId,
        serviceName: service.name,
        staffMemberId: row.staffMemberId,
        durationMinutes: row.durationMinutes ?? service.durationMinutes,
        bufferMinutes: service.bufferMinutes,
        priceMinor: row.priceFromMinor ?? service.priceFromMinor,
        priceToMinor: hasOwnPrice ? row.priceToMinor : service.priceToMinor,
        servicePayment: service.paymentStatus,
        staffPayment: staffMember.paymentStatus,
        prepaymentKind: service.prepaymentKind,
        prepaymentPercent: service.prepaymentPercent,
        prepaymentMinor: service.prepaymentMinor,
      },
      currencyOf(service.currency),
    )
  })
}

type PrepaymentColumns = {
  readonly prepaymentKind: Prepayment['kind']
  readonly prepaymentPercent: number | null
}

/** What is asked for at booking, as the columns have it. */
export function prepaymentFrom(
  { prepaymentKind, prepaymentPercent }: PrepaymentColumns,
  amount: Money | null,
): Prepayment {
  if (prepaymentKind === 'full') return { kind: 'full' }
  if (prepaymentKind === 'fixed') {
    invariant(amount, 'a fixed prepayment has an amount')
    return { kind: 'fixed', amount }
  }
  invariant(prepaymentPercent, 'a prepayment in percent has a percentage')
  return { kind: 'percent', percent: prepaymentPercent }
}
