import { minuteOf, type StaffTime } from '#lib/visits/free-times.ts'

/** One appointment of a visit as it stands. */
export type MovingAppointment = {
  readonly id: string
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

/** Who could do a moved visit, first those who do it now; each other of `staffIds` alone. */
export function teamsForMove(
  appointments: readonly MovingAppointment[],
  staffIds: readonly string[],
): readonly (readonly MovedPart[])[] {
  const same = partsOf(appointments)
  const others = staffIds.filter((id) => same.some(({ staffMemberId }) => staffMemberId !== id))
  return [same, ...others.map((staffMemberId) => same.map((part) => ({ ...part, staffMemberId })))]
}

function partsOf(appointments: readonly MovingAppointment[]): readonly MovedPart[] {
  const start = Math.min(...appointments.map(({ startsAt }) => minuteOf(startsAt)))
  return appointments.map(({ id, staffMemberId, startsAt, endsAt, busyUntil }) => ({
    ...{ id, staffMemberId },
    startMinute: minuteOf(startsAt) - start,
    endMinute: minuteOf(endsAt) - start,
    busyUntilMinute: minuteOf(busyUntil) - start,
  }))
}

export type MoveBounds = { readonly stepMinutes: number; readonly notBefore: number; readonly notAfter: number }

/** Every start at which each of the team is free for their part, ascending. */
export function startsForMove(
  team: readonly MovedPart[],
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
  if (!time?.windows.some((window) => window.start <= start && window.end >= end)) return false
  return !time.busy.some((span) => span.start < busyUntil && span.end > start)
}
