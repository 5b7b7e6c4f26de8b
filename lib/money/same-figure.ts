import { type Currency, decimalsOf, stepMinorOf } from './currencies.ts'
import { type Money, money } from './money.ts'

/**
 * The same figure in another currency: EUR 45.00 is JPY 45. It converts nothing: somebody named the wrong currency. What
 * the other one cannot write is rounded, half up.
 */
export function sameFigure({ amountMinor, currency }: Money, to: Currency): Money {
  const step = BigInt(stepMinorOf(to))
  const up = 10n ** BigInt(decimalsOf(to))
  const down = 10n ** BigInt(decimalsOf(currency)) * step
  // In whole numbers throughout: steps of the other currency, half up.
  const steps = (BigInt(amountMinor) * up * 2n + down) / (down * 2n)
  return money(steps * step, to)
}
