import { getVisitSearch } from '#lib/db/visits/visit-searches.ts'
import { addDays, type Day, dayOf } from '#lib/visits/calendar.ts'
import { freeVisits } from '#lib/visits/free-visits.ts'
import type { Salon } from './salon.ts'

const ZONE = 'Europe/Berlin'

/** A day of the salon's calendar, counted from today. */
export const dayIn = (days: number): Day => addDays(dayOf(new Date(), ZONE), days)

/** The moment at which the salon's clock shows an hour of a day. */
export function momentOf(day: Day, hour: number): Date {
  const guess = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000
  const shown = new Intl.DateTimeFormat('sv', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' })
  return new Date(guess - (Date.parse(`${shown.format(guess).replace(' ', 'T')}Z`) - guess))
}

/** The hours of a day at which a client finds a free time in the form: `10:00`. */
export async function freeHoursOn(salon: Salon, day: Day): Promise<readonly string[]> {
  const query = { serviceIds: [salon.serviceId], staffMemberId: null, from: day, to: day }
  const search = await getVisitSearch(salon.form, query, new Date())
  const clock = new Intl.DateTimeFormat('sv', { timeZone: ZONE, timeStyle: 'short' })
  const moments = freeVisits(search).map(({ start }) => new Date(start * 60_000))
  return moments.map((moment) => clock.format(moment)).filter((time) => time.endsWith(':00'))
}

export const hours = (from: number, to: number) => ({ startMinute: from * 60, endMinute: to * 60 })
