import type { Hours } from '#lib/visits/schedule/work-schedule.ts'

/** A day as a calendar shows it: in the reader's language. */
export type ShownDay = {
  readonly day: string
  readonly href: string
  /** `2`. */
  readonly number: string
  /** `вт, 1 грудня`. */
  readonly name: string
  /** `10–14, 15–19`, or that it is a day off. */
  readonly hoursText: string
  readonly kind: 'work' | 'exception' | 'off' | 'away'
  readonly hours: readonly Hours[]
  readonly timeOff: readonly Hours[]
  readonly visits: readonly (Hours & { readonly isOutside: boolean })[]
  /** `3 записи`; null for none. */
  readonly bookedText: string | null
  readonly outsideText: string | null
  readonly isChosen: boolean
  readonly isToday: boolean
  /** Of another month than the one that is shown. */
  readonly isBeside: boolean
}
