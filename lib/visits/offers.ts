import type { Money } from '#lib/money/money.ts'
import type { Prepayment, ServicePaymentStatus, StaffPaymentStatus } from '#lib/payments/terms.ts'

/** One service as one staff member performs it: what it costs and takes with them, and the terms of both. */
export type Offer = {
  readonly serviceId: string
  readonly serviceName: string
  readonly staffMemberId: string
  readonly durationMinutes: number
  readonly bufferMinutes: number
  /** With a price range its lower end. */
  readonly price: Money
  readonly priceTo: Money | null
  readonly servicePayment: ServicePaymentStatus
  readonly staffPayment: StaffPaymentStatus
  readonly prepayment: Prepayment
}

/** A staff member who performs every chosen service, with the offers in the order of the choice. */
export type Candidate = { readonly staffMemberId: string; readonly offers: readonly Offer[] }

/** Who can serve the whole visit alone; only `staffMemberId`, where one is chosen. */
export function candidatesFor(
  offers: readonly Offer[],
  serviceIds: readonly string[],
  staffMemberId: string | null,
): readonly Candidate[] {
  const staffIds = new Set(offers.map((offer) => offer.staffMemberId))
  const asked = [...staffIds].filter((id) => staffMemberId === null || id === staffMemberId)
  return asked.flatMap((id) => {
    const own = serviceIds.flatMap(
      (serviceId) => offers.find((offer) => offer.serviceId === serviceId && offer.staffMemberId === id) ?? [],
    )
    return own.length === serviceIds.length && own.length > 0 ? [{ staffMemberId: id, offers: own }] : []
  })
}
