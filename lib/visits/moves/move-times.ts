import { minuteOf, type StaffTime, worksBetween } from '#lib/visits/free-times.ts'
import { type Offer, soloTeams, type Team } from '#lib/visits/offers.ts'
import { layOutVisit } from '#lib/visits/visit-layout.ts'

/** One appointment of a visit as it stands. */
export type MovingAppointment = {
  readonly id: string
  readonly serviceId: string
  readonly staffMemberId: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly busyUntil: Date
}

/** The same appointment with its minutes counted from the visit's start, and who would do it. */
export type MovedPart = {
  readonly id: string
  readonly staffMemberId: string
  readonly startMinute: number
  readonly endMinute: number
  readonly busyUntilMinute: number
}

/** Those who do a moved visit, each their part, in the order of its appointments. */
export type MovedTeam = readonly MovedPart[]

/**
 * Who could do a moved visit: first those who do it now, in the minutes that it has; then each other who offers all of
 * its services alone, in the minutes that these take with them.
 */
export function teamsForMove(
  appointments: readonly MovingAppointment[],
  offers: readonly Offer[],
): readonly MovedTeam[] {
  const same = appointments.map(({ staffMemberId }) => staffMemberId)
  const serviceIds = appointments.map(({ serviceId }) => serviceId)
  const others = soloTeams(offers, serviceIds, null).filter((team) => !isServedBy(team, same))
  return [partsOf(appointments), ...others.map((team) => takenOver(appointments, team))]
}

/** Says whether these are the people of a team, appointment by appointment. */
export const isServedBy = (
  team: readonly { readonly staffMemberId: string }[],
  staffMemberIds: readonly string[],
): boolean =>
  team.length === staffMemberIds.length &&
  team.every(({ staffMemberId }, index) => staffMemberId === staffMemberIds[index])

function partsOf(appointments: readonly MovingAppointment[]): MovedTeam {
  const start = Math.min(...appointments.map(({ startsAt }) => minuteOf(startsAt)))
  return appointments.map(({ id, staffMemberId, startsAt, endsAt, busyUntil }) => ({
    ...{ id, staffMemberId },
    startMinute: minuteOf(startsAt) - start,
    endMinute: minuteOf(endsAt) - start,
    busyUntilMinute: minuteOf(busyUntil) - start,
  }))
}

function takenOver(appointments: readonly MovingAppointment[], team: Team): MovedTeam {
  const services = appointments.flatMap((appointment, index) => {
    const offer = team[index]
    if (!offer) return []
    // What somebody does already takes them as long as staff have said.
    const isTheirs = offer.staffMemberId === appointment.staffMemberId
    const durationMinutes = isTheirs ? minutesOf(appointment) : offer.durationMinutes
    return [{ ...offer, id: appointment.id, durationMinutes }]
  })
  const offsets = layOutVisit(services)
  return services.flatMap(({ id, staffMemberId }, index) => {
    const at = offsets[index]
    return at ? [{ id, staffMemberId, ...at }] : []
  })
}

const minutesOf = ({ startsAt, endsAt }: MovingAppointment) => minuteOf(endsAt) - minuteOf(startsAt)

export type MoveBounds = { readonly stepMinutes: number; readonly notBefore: number; readonly notAfter: number }

/** A start that is free, in minutes since the epoch, and who does the visit then. */
export type FreeMove = { readonly start: number; readonly team: MovedTeam }

/** Every start at which one of the teams is free, ascending; each with the first of the teams that are. */
export function freeMoves(
  teams: readonly MovedTeam[],
  times: readonly StaffTime[],
  bounds: MoveBounds,
): readonly FreeMove[] {
  const teamAt = new Map<number, MovedTeam>()
  for (const team of teams.toReversed()) {
    for (const start of startsForMove(team, times, bounds)) teamAt.set(start, team)
  }
  return [...teamAt].map(([start, team]) => ({ start, team })).toSorted((left, right) => left.start - right.start)
}

/** Every start at which each of the team is free for their part, ascending. */
export function startsForMove(
  team: MovedTeam,
  times: readonly StaffTime[],
  { stepMinutes, notBefore, notAfter }: MoveBounds,
): readonly number[] {
  const first = times.find(({ staffMemberId }) => staffMemberId === team[0]?.staffMemberId)
  if (!first) return []
  const starts = first.windows.flatMap(({ start, end }) => {
    const count = Math.max(0, Math.ceil((end - start) / stepMinutes))
    return Array.from({ length: count }, (_, index) => start + index * stepMinutes)
  })
  return [...new Set(starts)]
    .filter((start) => start >= notBefore && start <= notAfter)
    .filter((start) => team.every((part) => isPartFree(part, times, start)))
    .toSorted((left, right) => left - right)
}

function isPartFree(part: MovedPart, times: readonly StaffTime[], visitStart: number): boolean {
  const time = times.find(({ staffMemberId }) => staffMemberId === part.staffMemberId)
  const start = visitStart + part.startMinute
  const end = visitStart + part.endMinute
  const busyUntil = visitStart + part.busyUntilMinute
  if (!time || !worksBetween(time, start, end)) return false
  return !time.busy.some((span) => span.start < busyUntil && span.end > start)
}
