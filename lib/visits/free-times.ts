/** A stretch of time in whole minutes since the epoch, its end outside it. */
export type Span = { readonly start: number; readonly end: number }

/** When one staff member works and when they are taken, in the order of time. */
export type StaffTime = {
  readonly staffMemberId: string
  /** The hours of the days that are looked through, each day's for itself: a visit may begin in them. */
  readonly windows: readonly Span[]
  /** What is worked without a break, over midnight and past those days too; stretches neither touch nor overlap. */
  readonly stretches: readonly Span[]
  /** Neither touches nor overlaps. */
  readonly busy: readonly Span[]
}

/** What a staff member is wanted for. */
export type WantedTime = {
  /** How long the client is served. */
  readonly lengthMinutes: number
  /** What the staff member needs afterwards; it may run past closing time, but not into another appointment. */
  readonly bufferMinutes: number
}

export type TimeRequest = WantedTime & {
  readonly stepMinutes: number
  /** Nothing earlier is offered. */
  readonly notBefore: number
}

export const minuteOf = (instant: Date): number => Math.floor(instant.getTime() / 60_000)
export const instantOf = (minute: number): Date => new Date(minute * 60_000)

/** Every start that a staff member has free: on the step's grid counted from when their window opens. */
export function freeStarts({ windows, stretches, busy }: StaffTime, request: TimeRequest): readonly number[] {
  const { lengthMinutes, bufferMinutes, stepMinutes, notBefore } = request
  const starts: number[] = []
  let next = 0
  let current = 0
  for (const window of windows) {
    while ((stretches[current]?.end ?? window.end) < window.end) current += 1
    // What begins in these hours may end in those that follow without a break.
    const worksUntil = stretches[current]?.end ?? window.end
    const last = Math.min(window.end - 1, worksUntil - lengthMinutes)
    const late = Math.max(0, Math.ceil((notBefore - window.start) / stepMinutes))
    let start = window.start + late * stepMinutes
    next = firstEndingAfter(busy, start, next)
    for (; start <= last; start += stepMinutes) {
      let taken = busy[next]
      // Spans that end before this start cannot meet a later one either.
      while (taken && taken.end <= start) {
        next += 1
        taken = busy[next]
      }
      if (!taken || taken.start >= start + lengthMinutes + bufferMinutes) starts.push(start)
    }
  }
  return starts
}

/** Goes back as well as forth: two windows of one day may overlap. */
function firstEndingAfter(busy: readonly Span[], minute: number, from: number): number {
  let next = from
  while (next > 0 && (busy[next - 1]?.end ?? 0) > minute) next -= 1
  return next
}

/** Says whether a staff member works from one minute to another without a break. */
export function worksBetween({ stretches }: StaffTime, start: number, end: number): boolean {
  const stretch = stretches[firstIndexEndingAfter(stretches, start)]
  return stretch !== undefined && stretch.start <= start && stretch.end >= end
}

/** Says whether a staff member can serve from a start: within what they work, and away from all that is taken. */
export function isFreeAt(time: StaffTime, start: number, wanted: WantedTime): boolean {
  const end = start + wanted.lengthMinutes
  if (!worksBetween(time, start, end)) return false
  const { busy } = time
  const next = busy[firstIndexEndingAfter(busy, start)]
  return !next || next.start >= end + wanted.bufferMinutes
}

function firstIndexEndingAfter(spans: readonly Span[], minute: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) > minute) high = middle
    else low = middle + 1
  }
  return low
}

/** The same minutes as spans in the order of time that neither touch nor overlap. */
export function mergedSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((left, right) => left.start - right.start)) {
    const last = merged.at(-1)
    if (last && last.end >= span.start) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    } else merged.push(span)
  }
  return merged
}

/** The free starts closest to the wanted one, in the order of time. */
export function nearestStarts(starts: readonly number[], wanted: number, count: number): readonly number[] {
  const distance = (start: number) => Math.abs(start - wanted)
  return starts
    .toSorted((left, right) => distance(left) - distance(right) || left - right)
    .slice(0, count)
    .toSorted((left, right) => left - right)
}
