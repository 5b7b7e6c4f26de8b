import type { Stripe } from 'stripe'
import { endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { balanceOf } from '#sandbox/stripe/business/money/balance-of.ts'
import { expand } from '#sandbox/stripe/params/shared-tables.ts'

export const retrieveBalance = endpoint<Stripe.BalanceRetrieveParams>({
  method: 'GET',
  path: '/v1/balance',
  resource: 'balance',
  params: { expand },
  run: ({ books }) => {
    const { available, pending } = balanceOf(books)
    return {
      object: 'balance',
      available: Object.entries(available).map(entry),
      livemode: books.livemode,
      pending: Object.entries(pending).map(entry),
      refund_and_dispute_prefunding: { available: [], pending: [] },
    } satisfies Stripe.Balance
  },
})

function entry([currency, amount]: [string, number]): Stripe.Balance.Available {
  return { amount, currency, source_types: { card: amount } }
}
