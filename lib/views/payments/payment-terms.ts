import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules, getWantedCapture } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { listOffers, prepaymentFrom } from '#lib/db/visits/offers.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import type { CaptureMode } from '#lib/payments/capture-mode.ts'
import type { Prepayment, ServicePaymentStatus, StaffPaymentStatus } from '#lib/payments/terms.ts'
import type { Offer } from '#lib/visits/offers.ts'

export type ServiceTerms = {
  readonly id: string
  readonly name: string
  /** With a price range its lower end: it is what counts. */
  readonly price: Money
  readonly priceTo: Money | null
  readonly status: ServicePaymentStatus
  readonly prepayment: Prepayment
}

export type StaffTerms = { readonly id: string; readonly name: string; readonly status: StaffPaymentStatus }

export type PaymentTermsPage = {
  readonly currency: Currency
  readonly timeZone: string
  readonly captureMode: CaptureMode
  readonly cancellation: CancellationRule
  readonly categories: readonly {
    readonly id: string
    readonly name: string
    readonly services: readonly ServiceTerms[]
  }[]
  readonly staff: readonly StaffTerms[]
  /** Who performs what, with their own price. */
  readonly offers: readonly Pick<Offer, 'serviceId' | 'staffMemberId' | 'price'>[]
}

/** On what terms the branch takes money: its services, its people, its rule for cancellations. */
export async function getPaymentTerms(scope: BranchScope): Promise<PaymentTermsPage> {
  const { branchId } = scope
  const inOrder = [{ position: 'asc' }, { id: 'asc' }] as const
  const rows = await database().serviceCategory.findMany({
    where: { branchId, services: { some: { archivedAt: null } } },
    orderBy: [...inOrder],
    include: { services: { where: { archivedAt: null }, orderBy: [...inOrder] } },
  })
  const staff = await database().staffMember.findMany({
    where: { branchId, archivedAt: null },
    orderBy: [...inOrder],
    select: { id: true, name: true, paymentStatus: true },
  })
  const ids = rows.flatMap(({ services }) => services.map(({ id }) => id))
  const { currency, timeZone, cancellation } = await getBranchRules(database(), scope)
  return {
    ...{ currency, timeZone, cancellation, captureMode: await getWantedCapture(database(), scope) },
    categories: rows.map(({ id, name, services }) => ({ id, name, services: services.map(serviceTermsOf) })),
    staff: staff.map(({ id, name, paymentStatus: status }) => ({ id, name, status })),
    offers: (await listOffers(scope, ids)).map(({ serviceId, staffMemberId, price }) => ({
      ...{ serviceId, staffMemberId, price },
    })),
  }
}

type ServiceRow = {
  readonly id: string
  readonly name: string
  readonly currency: string
  readonly priceFromMinor: bigint
  readonly priceToMinor: bigint | null
  readonly paymentStatus: ServicePaymentStatus
  readonly prepaymentKind: Prepayment['kind']
  readonly prepaymentPercent: number | null
  readonly prepaymentMinor: bigint | null
}

function serviceTermsOf(row: ServiceRow): ServiceTerms {
  const currency = currencyOf(row.currency)
  const { id, name, paymentStatus: status, priceToMinor, prepaymentMinor } = row
  const fixed = prepaymentMinor === null ? null : money(prepaymentMinor, currency)
  return {
    ...{ id, name, status, price: money(row.priceFromMinor, currency), prepayment: prepaymentFrom(row, fixed) },
    priceTo: priceToMinor === null ? null : money(priceToMinor, currency),
  }
}
