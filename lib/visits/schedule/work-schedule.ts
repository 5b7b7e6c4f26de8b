import { addDays, type Day, weekdayOf } from '#lib/visits/calendar.ts'
import { mergedSpans, type Span } from '#lib/visits/free-times.ts'

/** Minutes of a day from its midnight, as the clock on the wall shows them; 1440 is the midnight at its end. */
export type Hours = { readonly startMinute: number; readonly endMinute: number }

export type WeeklyHours = Hours & { readonly weekday: number }

/**
 * When a staff member works. All of it is in the wall clock's minutes: people say `from ten to seven`, whatever the
 * clock does in the night before. Spans count them since the epoch.
 */
export type WorkSchedule = {
  readonly weekly: readonly WeeklyHours[]
  /** Days that differ from the week; one without hours is a day off. */
  readonly exceptions: ReadonlyMap<Day, readonly Hours[]>
  readonly timeOff: readonly Span[]
}

export const NO_WORK: WorkSchedule = { weekly: [], exceptions: new Map(), timeOff: [] }

const DAY_MINUTES = 1440

export const wallMinuteOf = (day: Day, minute: number): number => Date.parse(`${day}T00:00:00Z`) / 60_000 + minute

export const dayOfWallMinute = (minute: number): Day => new Date(minute * 60_000).toISOString().slice(0, 10)

/** The hours of a day, time off not yet taken out. */
export function hoursOn({ weekly, exceptions }: WorkSchedule, day: Day): readonly Hours[] {
  const weekday = weekdayOf(day)
  const own = weekly.filter((hours) => hours.weekday === weekday)
  return (exceptions.get(day) ?? own).toSorted((one, other) => one.startMinute - other.startMinute)
}

/** Hours in their order, those that touch joined; null where two overlap or one has no length. */
export function tidyHours(hours: readonly Hours[]): readonly Hours[] | null {
  const tidy: Hours[] = []
  for (const { startMinute, endMinute } of hours.toSorted((one, other) => one.startMinute - other.startMinute)) {
    const last = tidy.at(-1)
    if (startMinute >= endMinute || (last && startMinute < last.endMinute)) return null
    if (last && startMinute === last.endMinute) tidy[tidy.length - 1] = { startMinute: last.startMinute, endMinute }
    else tidy.push({ startMinute, endMinute })
  }
  return tidy
}

/** The same for a whole week, Monday first. */
export function tidyWeek(week: readonly WeeklyHours[]): readonly WeeklyHours[] | null {
  const days = Array.from({ length: 7 }, (_, index) => index + 1)
  const tidy = days.map((weekday) => {
    const hours = tidyHours(week.filter((each) => each.weekday === weekday))
    return hours?.map((each) => ({ weekday, ...each }))
  })
  return tidy.some((hours) => hours === undefined) ? null : tidy.flatMap((hours) => hours ?? [])
}

/** Whether somebody works through a stretch of time: within their hours, also over midnight, and not away. */
export function worksThrough(schedule: WorkSchedule, { start, end }: Span): boolean {
  if (schedule.timeOff.some((away) => away.start < end && away.end > start)) return false
  const spans: Span[] = []
  for (let day = dayOfWallMinute(start); wallMinuteOf(day, 0) < end; day = addDays(day, 1)) {
    for (const { startMinute, endMinute } of hoursOn(schedule, day)) {
      spans.push({ start: wallMinuteOf(day, startMinute), end: wallMinuteOf(day, endMinute) })
    }
  }
  return mergedSpans(spans).some((span) => span.start <= start && span.end >= end)
}

/** The booked times that fitted a schedule and do not fit the one that is to replace it. */
export function fallenOut<Booked extends Span>(
  booked: readonly Booked[],
  { before, after }: { readonly before: WorkSchedule; readonly after: WorkSchedule },
): readonly Booked[] {
  return booked.filter((time) => worksThrough(before, time) && !worksThrough(after, time))
}

export type DayPlan = {
  readonly day: Day
  readonly hours: readonly Hours[]
  /** The day differs from its week. */
  readonly isException: boolean
  /** What of the day somebody is away. */
  readonly timeOff: readonly Hours[]
}

/** What a calendar shows of a day. */
export function planOfDay(schedule: WorkSchedule, day: Day): DayPlan {
  const midnight = wallMinuteOf(day, 0)
  const timeOff = schedule.timeOff
    .map(({ start, end }) => ({
      startMinute: Math.max(0, start - midnight),
      endMinute: Math.min(DAY_MINUTES, end - midnight),
    }))
    .filter(({ startMinute, endMinute }) => startMinute < endMinute)
  return { day, hours: hoursOn(schedule, day), isException: schedule.exceptions.has(day), timeOff }
}
