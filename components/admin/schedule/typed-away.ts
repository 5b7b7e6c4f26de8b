import { isDay } from '#lib/visits/calendar.ts'
import { wallMinuteOf } from '#lib/visits/schedule/work-schedule.ts'
import { minuteOfTime } from './typed-hours.ts'

export type TypedAway = {
  readonly from: string
  /** Its last day. */
  readonly to: string
  readonly fromTime: string
  readonly toTime: string
  readonly isWholeDays: boolean
}

/** The fields after one of them was changed: who leaves later than they come back, comes back that day. */
export function changedAway(typed: TypedAway, changes: Partial<TypedAway>): TypedAway {
  const next = { ...typed, ...changes }
  return changes.from !== undefined && next.to < next.from ? { ...next, to: next.from } : next
}

type Moment = { readonly day: string; readonly minute: number }

/** From when until when somebody is away, on the salon's wall clock. */
export type Away = { readonly from: Moment; readonly to: Moment }

/** Reads what was typed; null where it is no day or time, or ends before it begins. */
export function awayFrom({ from, to, fromTime, toTime, isWholeDays }: TypedAway): Away | null {
  if (!(isDay(from) && isDay(to))) return null
  const [start, end] = isWholeDays ? [0, 1440] : [minuteOfTime(fromTime), minuteOfTime(toTime)]
  const away = { from: { day: from, minute: start }, to: { day: to, minute: end } }
  return wallMinuteOf(from, start) < wallMinuteOf(to, end) ? away : null
}
