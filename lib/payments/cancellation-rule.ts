import { lesserOf, type Money, percentOf, zero } from '#lib/money/money.ts'

/** What a late cancellation or a no-show costs the client. */
export type CancellationFee =
  | { readonly kind: 'none' }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'fixed'; readonly amount: Money }

export type CancellationRule = {
  /** Hours before the visit until which cancelling is free. */
  readonly freeHours: number
  readonly fee: CancellationFee
}

/** The rule for one visit: until when it is free, and what it costs afterwards. At most what was paid is kept. */
export function cancellationTermsOf(
  rule: CancellationRule,
  visit: { readonly startsAt: Date; readonly paid: Money },
): { readonly freeUntil: Date; readonly lateFee: Money } {
  return {
    freeUntil: new Date(visit.startsAt.getTime() - rule.freeHours * 3_600_000),
    lateFee: feeOf(rule.fee, visit.paid),
  }
}

function feeOf(fee: CancellationFee, paid: Money): Money {
  switch (fee.kind) {
    case 'none':
      return zero(paid.currency)
    case 'percent':
      return percentOf(paid, fee.percent)
    case 'fixed':
      return lesserOf(fee.amount, paid)
  }
}
