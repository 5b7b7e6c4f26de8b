import { type MovedPart, type MovedTeam, type MovingAppointment, teamsForMove } from './move-times.ts'

const LEAST_MINUTES = 5
/** The database refuses an appointment that is longer. */
const MOST_MINUTES = 24 * 60

export const isLength = (minutes: number): boolean => minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES

/**
 * A visit's appointments once one of them takes so many minutes: what comes after it in the visit moves with its end,
 * since the client goes on from one to the next. Null where the visit has no such appointment.
 */
export function stretchedParts(
  appointments: readonly MovingAppointment[],
  { appointmentId, minutes }: { readonly appointmentId: string; readonly minutes: number },
): MovedTeam | null {
  const [parts = []] = teamsForMove(appointments, [])
  const stretched = parts.find(({ id }) => id === appointmentId)
  if (!stretched) return null
  const by = minutes - (stretched.endMinute - stretched.startMinute)
  return parts.map((part) => {
    if (part.id === appointmentId) return later(part, { start: 0, end: by })
    return part.startMinute >= stretched.endMinute ? later(part, { start: by, end: by }) : part
  })
}

const later = (part: MovedPart, by: { readonly start: number; readonly end: number }): MovedPart => ({
  ...part,
  startMinute: part.startMinute + by.start,
  endMinute: part.endMinute + by.end,
  busyUntilMinute: part.busyUntilMinute + by.end,
})
