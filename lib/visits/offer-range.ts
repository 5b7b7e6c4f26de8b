import { add, isLess, type Money } from '#lib/money/money.ts'
import type { Offer } from './offers.ts'

/** What something costs at least and at most, and how long it takes; the same where it is known exactly. */
export type OfferRange = {
  readonly from: Money
  readonly to: Money
  readonly minutes: number
  readonly minutesTo: number
}

export const rangeOf = ({ price, priceTo, durationMinutes }: Offer): OfferRange => ({
  from: price,
  to: priceTo ?? price,
  minutes: durationMinutes,
  minutesTo: durationMinutes,
})

/** Several things one after another; null of nothing. */
export function joinedRange(ranges: readonly OfferRange[]): OfferRange | null {
  return combined(ranges, (left, right) => ({
    from: add(left.from, right.from),
    to: add(left.to, right.to),
    minutes: left.minutes + right.minutes,
    minutesTo: left.minutesTo + right.minutesTo,
  }))
}

/** One of several things, whichever it will be; null of nothing. */
export function widestRange(ranges: readonly OfferRange[]): OfferRange | null {
  return combined(ranges, (left, right) => ({
    from: isLess(right.from, left.from) ? right.from : left.from,
    to: isLess(left.to, right.to) ? right.to : left.to,
    minutes: Math.min(left.minutes, right.minutes),
    minutesTo: Math.max(left.minutesTo, right.minutesTo),
  }))
}

function combined(ranges: readonly OfferRange[], combine: (left: OfferRange, right: OfferRange) => OfferRange) {
  const [first, ...rest] = ranges
  return first ? rest.reduce(combine, first) : null
}
