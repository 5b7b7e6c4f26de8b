import { invariant } from '#lib/money/invariant.ts'
import { type Money, money } from '#lib/money/money.ts'

/**
 * Splits an amount by weights, in whole units that always add up to it: each gets its exact share rounded down, and
 * what is over goes, a unit each, to where most was cut off, the first of equals first. Without any weight all weigh
 * the same. `split_minor` in the database is its twin.
 */
export function splitAmount({ amountMinor, currency }: Money, weights: readonly number[]): readonly Money[] {
  invariant(weights.length > 0 && weights.every((weight) => weight >= 0), 'an amount is split by weights')
  const isWeightless = weights.every((weight) => weight === 0)
  const weighed = weights.map((weight) => (isWeightless ? 1n : BigInt(weight)))
  const total = weighed.reduce((sum, weight) => sum + weight, 0n)
  const amount = BigInt(Math.abs(amountMinor))
  const shares = weighed.map((weight, place) => ({
    place,
    whole: (amount * weight) / total,
    cut: (amount * weight) % total,
  }))
  const over = amount - shares.reduce((sum, { whole }) => sum + whole, 0n)
  // Sorting keeps the order of equals.
  const most = shares.toSorted((left, right) => Number(left.cut < right.cut) - Number(left.cut > right.cut))
  const isRoundedUp = new Set(most.slice(0, Number(over)).map(({ place }) => place))
  return shares.map(({ place, whole }) => {
    const share = isRoundedUp.has(place) ? whole + 1n : whole
    return money(amountMinor < 0 ? -share : share, currency)
  })
}
