import { add, type Money, subtract } from '#lib/money/money.ts'

/** What a payout was made of. All of it together is the payout. */
export type PayoutContents = {
  readonly payments: Money
  readonly refunds: Money
  readonly disputes: Money
  readonly fees: Money
  /** What Stripe moved and the app does not know, such as sales at the till. */
  readonly other: Money
}

export const PAYOUT_PARTS = ['payments', 'refunds', 'disputes', 'fees', 'other'] as const

export type PayoutPart = (typeof PAYOUT_PARTS)[number]

/** Whatever of a payout is not known to us is another movement, so that the sum is always Stripe's. */
export function payoutContentsOf(amount: Money, known: Omit<PayoutContents, 'other'>): PayoutContents {
  const { payments, refunds, disputes, fees } = known
  const ours = [refunds, disputes, fees].reduce(subtract, payments)
  return { ...known, other: subtract(amount, ours) }
}

/** What a payout comes to by what it was made of. */
export const sumOfContents = ({ payments, refunds, disputes, fees, other }: PayoutContents): Money =>
  add([refunds, disputes, fees].reduce(subtract, payments), other)
