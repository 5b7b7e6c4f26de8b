import { ANYONE, queryOf } from '#components/booking/steps/booking-place.ts'
import type { ClientVisit } from '#lib/views/client-visit.ts'
import { dayOf } from '#lib/visits/calendar.ts'

/** The times of a visit's day, with its services and whoever serves them: where another time is chosen for it. */
export function placeOfVisit({ appointments, branch, startsAt }: ClientVisit): string {
  const staff = new Set(appointments.map(({ staffMemberId }) => staffMemberId))
  const query = queryOf({
    step: 'time',
    serviceIds: appointments.map(({ serviceId }) => serviceId),
    staff: staff.size === 1 ? (appointments[0]?.staffMemberId ?? ANYONE) : ANYONE,
    day: dayOf(startsAt, branch.timeZone),
    startsAt: null,
  })
  return `/book/${branch.slug}?${query}`
}
