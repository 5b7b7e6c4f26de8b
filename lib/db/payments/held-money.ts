import type { Currency } from '#lib/money/currencies.ts'
import { type Money, money, sumOf } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'

type Row = { readonly state: PaymentState; readonly amountMinor: bigint }

/** What is held on the client's card by these payments: it is theirs still, and will be taken at the visit. */
export function heldOf(payments: readonly Row[], currency: Currency): Money {
  const held = payments.filter(({ state }) => state === 'held')
  return sumOf(
    held.map(({ amountMinor }) => money(amountMinor, currency)),
    currency,
  )
}
