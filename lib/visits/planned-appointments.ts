import type { Money } from '#lib/money/money.ts'
import type { ServicePaymentStatus } from '#lib/payments/terms.ts'
import { plannedChargeOf } from './booking-plan.ts'
import { instantOf, minuteOf } from './free-times.ts'
import type { Team } from './offers.ts'
import { layOutVisit } from './visit-layout.ts'

/** One appointment of a visit that is about to be booked. */
export type PlannedAppointment = {
  readonly serviceId: string
  readonly staffMemberId: string
  readonly serviceName: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly busyUntil: Date
  readonly paymentStatus: ServicePaymentStatus
  readonly price: Money
  /** The upper end of a price range. */
  readonly priceTo: Money | null
  readonly due: Money
}

/** A team's services one after another from a start, with what each costs and asks for at booking. */
export function plannedAppointments(
  team: Team,
  visit: { readonly startsAt: Date; readonly takesPayments: boolean },
): readonly PlannedAppointment[] {
  const start = minuteOf(visit.startsAt)
  const offsets = layOutVisit(team)
  return team.flatMap((offer, index) => {
    const at = offsets[index]
    if (!at) return []
    const { status, price, due } = plannedChargeOf(offer)
    return {
      serviceId: offer.serviceId,
      staffMemberId: offer.staffMemberId,
      serviceName: offer.serviceName,
      startsAt: instantOf(start + at.startMinute),
      endsAt: instantOf(start + at.endMinute),
      busyUntil: instantOf(start + at.busyUntilMinute),
      paymentStatus: visit.takesPayments ? status : 'not_available',
      price,
      priceTo: offer.priceTo,
      due,
    }
  })
}
