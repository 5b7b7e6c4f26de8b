import type { Stripe } from 'stripe'
import { ageOf } from '#sandbox/stripe/api/objects/present.ts'
import type { Dispute } from '#sandbox/stripe/business/disputes/open-dispute.ts'
import { type Balances, balanceOf } from '#sandbox/stripe/business/money/balance-of.ts'
import type { Transaction } from '#sandbox/stripe/business/money/record-transaction.ts'
import type { Charge, PaymentIntent } from '#sandbox/stripe/business/payments/charge-card.ts'
import type { Payout } from '#sandbox/stripe/business/payouts/create-payout.ts'
import type { Refund } from '#sandbox/stripe/business/refunds/refund-charge.ts'
import type { SetupIntent } from '#sandbox/stripe/business/setups/confirm-setup.ts'
import type { EventRow } from '#sandbox/stripe/state/rows.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { namedBooks } from './find-books.ts'

/** Everything that an account has in one mode, oldest first, as the API would tell it without its pages. */
export type Truth = {
  readonly paymentIntents: readonly PaymentIntent[]
  readonly setupIntents: readonly SetupIntent[]
  readonly charges: readonly Charge[]
  readonly refunds: readonly Refund[]
  readonly disputes: readonly Dispute[]
  readonly balanceTransactions: readonly Transaction[]
  readonly payouts: readonly Payout[]
  readonly webhookEndpoints: readonly Stored<Stripe.WebhookEndpoint>[]
  readonly events: readonly EventRow[]
  readonly balance: Balances
}

export function truthOf(world: World, account: string, mode: 'test' | 'live' = 'test'): Truth {
  const books = namedBooks(world, account, mode)
  return {
    paymentIntents: [...books.paymentIntents.oldestFirst()],
    setupIntents: [...books.setupIntents.oldestFirst()],
    charges: [...books.charges.oldestFirst()],
    refunds: [...books.refunds.oldestFirst()],
    disputes: [...books.disputes.oldestFirst()],
    balanceTransactions: [...books.balanceTransactions.oldestFirst()].map((row) => ageOf(books, row)),
    payouts: [...books.payouts.oldestFirst()],
    webhookEndpoints: [...books.webhookEndpoints.oldestFirst()],
    events: [...books.events.oldestFirst()],
    balance: balanceOf(books),
  }
}
