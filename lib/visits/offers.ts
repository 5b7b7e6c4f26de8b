import { type Money, sumOf } from '#lib/money/money.ts'
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

/** Who serves a visit: an offer for every chosen service, in the order of the choice. */
export type Team = readonly Offer[]

/** Every staff member who can serve the whole visit alone; only `staffMemberId`, where one is chosen. */
export function soloTeams(
  offers: readonly Offer[],
  serviceIds: readonly string[],
  staffMemberId: string | null,
): readonly Team[] {
  const staffIds = new Set(offers.map((offer) => offer.staffMemberId))
  const asked = [...staffIds].filter((id) => staffMemberId === null || id === staffMemberId)
  return asked.flatMap((id) => {
    const own = serviceIds.flatMap(
      (serviceId) => offers.find((offer) => offer.serviceId === serviceId && offer.staffMemberId === id) ?? [],
    )
    return own.length === serviceIds.length && own.length > 0 ? [own] : []
  })
}

/** Those who perform each service, where all are performed by someone, but nobody performs all; else nobody. */
export function chainOffers(offers: readonly Offer[], serviceIds: readonly string[]): readonly (readonly Offer[])[] {
  if (serviceIds.length < 2 || soloTeams(offers, serviceIds, null).length > 0) return []
  const ways = serviceIds.map((id) => offers.filter(({ serviceId }) => serviceId === id))
  return ways.every(({ length }) => length > 0) ? ways : []
}

/** What a team costs at least, in the branch's smallest unit; all offers of a branch are in one currency. */
export function totalMinorOf(team: Team): number {
  const [first] = team
  if (!first) return 0
  const prices = team.map(({ price }) => price)
  return sumOf(prices, first.price.currency).amountMinor
}
