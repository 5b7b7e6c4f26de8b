import { leastChargeMinorOf } from '#lib/money/currencies.ts'
import { type Money, subtract, sumOf, zero } from '#lib/money/money.ts'
import type { PaymentAtEnd } from './payment-at-end.ts'

export type RefundOrder = { readonly kind: 'refund'; readonly paymentId: string; readonly amount: Money }

export type EndingOrder =
  | RefundOrder
  | { readonly kind: 'capture'; readonly paymentId: string; readonly amount: Money }
  | { readonly kind: 'release'; readonly paymentId: string }

export type EndingPlan = {
  readonly orders: readonly EndingOrder[]
  /** What the salon keeps. */
  readonly fee: Money
  /** What the client gets back, or is let go on their card. */
  readonly returned: Money
  /** The payments that the fee is kept of. */
  readonly keptOf: readonly string[]
}

type Share = { readonly id: string; readonly order: EndingOrder | null; readonly fee: Money; readonly returned: Money }

/**
 * How a fee is kept of what was paid, and the rest given back: of what was taken already first, then of what cannot be
 * given back yet, since a capture costs a step more; of a hold only what Stripe would take as a charge. The fee and the
 * rest are what was paid, to the cent. For the rest of what cannot be given back yet there is no order: `planRest` has it.
 */
export function planEnding(payments: readonly PaymentAtEnd[], wanted: Money): EndingPlan {
  const { currency } = wanted
  let left = wanted.amountMinor
  const shares = [...payments.map(shareOfKept), ...payments.map(shareOfLater), ...payments.map(shareOfHeld)].map(
    (shareOf) => {
      const share = shareOf(left)
      left -= share.fee.amountMinor
      return share
    },
  )
  return {
    orders: shares.flatMap(({ order }) => order ?? []),
    fee: sumOf(
      shares.map(({ fee }) => fee),
      currency,
    ),
    returned: sumOf(
      shares.map(({ returned }) => returned),
      currency,
    ),
    keptOf: shares.filter(({ fee }) => fee.amountMinor > 0).map(({ id }) => id),
  }
}

/**
 * What is still to go back of a visit that has ended: of the payments that its fee is kept of, what is above it; of each
 * other all. Holds are left as they are.
 */
export function planRest(
  payments: readonly (PaymentAtEnd & { readonly isFeeOf: boolean })[],
  fee: Money,
): Pick<EndingPlan, 'returned'> & { readonly refunds: readonly RefundOrder[] } {
  const nothing = zero(fee.currency)
  const taken = payments.map((payment) => ({ ...payment, held: nothing }))
  const plans = [
    planEnding(
      taken.filter(({ isFeeOf }) => isFeeOf),
      fee,
    ),
    planEnding(
      taken.filter(({ isFeeOf }) => !isFeeOf),
      nothing,
    ),
  ]
  return {
    refunds: plans.flatMap(({ orders }) => orders.filter((order) => order.kind === 'refund')),
    returned: sumOf(
      plans.map(({ returned }) => returned),
      fee.currency,
    ),
  }
}

const shareOfKept =
  ({ id, kept }: PaymentAtEnd) =>
  (left: number): Share => {
    const fee = { ...kept, amountMinor: Math.min(kept.amountMinor, left) }
    const returned = subtract(kept, fee)
    const order = returned.amountMinor > 0 ? ({ kind: 'refund', paymentId: id, amount: returned } as const) : null
    return { id, order, fee, returned }
  }

const shareOfLater =
  ({ id, later }: PaymentAtEnd) =>
  (left: number): Share => {
    const fee = { ...later, amountMinor: Math.min(later.amountMinor, left) }
    return { id, order: null, fee, returned: subtract(later, fee) }
  }

const shareOfHeld =
  ({ id, held }: PaymentAtEnd) =>
  (left: number): Share => {
    if (held.amountMinor === 0) return { id, order: null, fee: held, returned: held }
    const wanted = Math.min(held.amountMinor, left)
    const fee = wanted < leastChargeMinorOf(held.currency) ? zero(held.currency) : { ...held, amountMinor: wanted }
    const returned = subtract(held, fee)
    const order: EndingOrder =
      fee.amountMinor > 0 ? { kind: 'capture', paymentId: id, amount: fee } : { kind: 'release', paymentId: id }
    return { id, order, fee, returned }
  }
