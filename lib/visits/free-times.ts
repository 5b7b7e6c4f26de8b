/** A stretch of time in whole minutes since the epoch, its end outside it. */
export type Span = { readonly start: number; readonly end: number }

/** When one staff member works and when they are taken. */
export type StaffTime = {
  readonly staffMemberId: string
  readonly windows: readonly Span[]
  readonly busy: readonly Span[]
}

export type TimeRequest = {
  /** How long the client is served. */
  readonly lengthMinutes: number
  /** What the staff member needs afterwards; it may run past closing time, but not into another appointment. */
  readonly bufferMinutes: number
  readonly stepMinutes: number
  /** Nothing earlier is offered. */
  readonly notBefore: number
}

export const minuteOf = (instant: Date): number => Math.floor(instant.getTime() / 60_000)
export const instantOf = (minute: number): Date => new Date(minute * 60_000)

/** Every start that a staff member has free, ascending: on the step's grid counted from when their window opens. */
export function freeStarts({ windows, busy }: StaffTime, request: TimeRequest): readonly number[] {
  const taken = busy.toSorted((left, right) => left.start - right.start)
  return windows.flatMap((window) => startsIn(window, taken, request)).toSorted((left, right) => left - right)
}

function startsIn(window: Span, taken: readonly Span[], request: TimeRequest): readonly number[] {
  const { lengthMinutes, bufferMinutes, stepMinutes, notBefore } = request
  const starts: number[] = []
  let next = 0
  const late = Math.max(0, Math.ceil((notBefore - window.start) / stepMinutes))
  for (let start = window.start + late * stepMinutes; start + lengthMinutes <= window.end; start += stepMinutes) {
    // Spans that end before this start cannot meet a later one either.
    while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    if (!meetsAny(taken, next, { start, end: start + lengthMinutes + bufferMinutes })) starts.push(start)
  }
  return starts
}

function meetsAny(taken: readonly Span[], from: number, wanted: Span): boolean {
  for (let index = from; index < taken.length; index += 1) {
    const span = taken[index]
    if (!span || span.start >= wanted.end) return false
    if (span.end > wanted.start) return true
  }
  return false
}

/** The free starts closest to the wanted one, in the order of time. */
export function nearestStarts(starts: readonly number[], wanted: number, count: number): readonly number[] {
  const distance = (start: number) => Math.abs(start - wanted)
  return starts
    .toSorted((left, right) => distance(left) - distance(right) || left - right)
    .slice(0, count)
    .toSorted((left, right) => left - right)
}
