import { isDay } from '#lib/visits/calendar.ts'

const BOOKING_STEPS = ['services', 'staff', 'time', 'contact'] as const

export type BookingStep = (typeof BOOKING_STEPS)[number]

export const ANYONE = 'anyone'

/** Where a client stands in the form. All of it is in the address, so that back, reload and a shared link keep it. */
export type BookingPlace = {
  readonly step: BookingStep
  readonly serviceIds: readonly string[]
  /** A staff member's id, or `anyone`. */
  readonly staff: string
  readonly day: string | null
  readonly startsAt: Date | null
}

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const MOST_SERVICES = 10

const isStep = (text: string): text is BookingStep => BOOKING_STEPS.some((step) => step === text)

const listOf = (value: string | readonly string[] | undefined) => [value ?? []].flat()

function dateOf(text: string | undefined): Date | null {
  const date = new Date(text ?? '')
  return Number.isNaN(date.getTime()) ? null : date
}

/** Reads an address. What does not belong falls away, and a step that its choices do not reach yet goes back. */
export function bookingPlaceFrom(params: SearchParams): BookingPlace {
  const one = (name: string) => listOf(params[name])[0]
  const serviceIds = [...new Set(listOf(params.service).filter((id) => UUID.test(id)))].slice(0, MOST_SERVICES)
  const staff = one('staff') ?? ''
  const day = one('day') ?? ''
  const place = {
    serviceIds,
    staff: UUID.test(staff) ? staff : ANYONE,
    day: isDay(day) ? day : null,
    startsAt: dateOf(one('at')),
  }
  const wanted = one('step') ?? ''
  return { ...place, step: reachableStep(isStep(wanted) ? wanted : 'services', place) }
}

/** The same place with only these of its services; it goes back as far as they do not reach any more. */
export function placeWithin(place: BookingPlace, offeredIds: readonly string[]): BookingPlace {
  const within = { ...place, serviceIds: place.serviceIds.filter((id) => offeredIds.includes(id)) }
  return { ...within, step: reachableStep(place.step, within) }
}

function reachableStep(wanted: BookingStep, place: Omit<BookingPlace, 'step'>): BookingStep {
  if (place.serviceIds.length === 0) return 'services'
  if (wanted === 'contact' && !place.startsAt) return 'time'
  return wanted
}

/** The address of a place, without the language and the salon before it. */
export function queryOf({ step, serviceIds, staff, day, startsAt }: BookingPlace): string {
  const query = new URLSearchParams(serviceIds.map((id) => ['service', id]))
  query.set('step', step)
  if (step === 'time' || step === 'contact') query.set('staff', staff)
  if (day && (step === 'time' || step === 'contact')) query.set('day', day)
  if (startsAt && step === 'contact') query.set('at', startsAt.toISOString())
  return query.toString()
}
