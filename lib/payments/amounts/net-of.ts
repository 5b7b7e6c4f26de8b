import { type Money, subtract } from '#lib/money/money.ts'

type Sums = {
  readonly amount: Money
  readonly returned: Money
  readonly disputed: Money
  readonly fee: Money | null
}

/** What a payment leaves the salon; null while the fee is unknown, or told in another currency: it cannot be taken off. */
export function netOf({ amount, returned, disputed, fee }: Sums): Money | null {
  if (!fee || fee.currency !== amount.currency) return null
  return [returned, disputed, fee].reduce(subtract, amount)
}
