import type { Stripe } from 'stripe'
import type {
  AccountRow,
  CardRow,
  DeletedRow,
  EventRow,
  IdempotencyRow,
  PaidOutRow,
  SecretsRow,
  TaskKind,
  TokenMethodRow,
} from './rows.ts'
import type { Stored } from './stored.ts'
import type { Table } from './table.ts'
import type { World } from './world.ts'

/** Everything that one account has in one mode: what a key opens, and nothing else. */
export type Books = {
  readonly world: World
  readonly accountId: string
  readonly livemode: boolean

  readonly paymentIntents: Table<Stored<Stripe.PaymentIntent>>
  readonly charges: Table<Stored<Stripe.Charge>>
  readonly refunds: Table<Stored<Stripe.Refund>>
  readonly disputes: Table<Stored<Stripe.Dispute>>
  readonly balanceTransactions: Table<Stored<Stripe.BalanceTransaction>>
  readonly payouts: Table<Stored<Stripe.Payout>>
  readonly customers: Table<Stored<Stripe.Customer>>
  readonly paymentMethods: Table<Stored<Stripe.PaymentMethod>>
  readonly setupIntents: Table<Stored<Stripe.SetupIntent>>
  readonly setupAttempts: Table<Stored<Stripe.SetupAttempt>>
  readonly confirmationTokens: Table<Stored<Stripe.ConfirmationToken>>
  readonly files: Table<Stored<Stripe.File>>
  readonly fraudWarnings: Table<Stored<Stripe.Radar.EarlyFraudWarning>>
  readonly webhookEndpoints: Table<Stored<Stripe.WebhookEndpoint>>
  readonly events: Table<EventRow>

  readonly deletedCustomers: Table<DeletedRow>
  readonly cards: Table<CardRow>
  readonly tokenMethods: Table<TokenMethodRow>
  readonly secrets: Table<SecretsRow>
  readonly paidOut: Table<PaidOutRow>
  readonly idempotency: Table<IdempotencyRow>
}

export function openBooks(world: World, accountId: string, livemode: boolean): Books {
  const prefix = `${accountId}/${livemode ? 'live' : 'test'}`
  return {
    world,
    accountId,
    livemode,
    paymentIntents: world.newTable(`${prefix}/payment_intents`),
    charges: world.newTable(`${prefix}/charges`),
    refunds: world.newTable(`${prefix}/refunds`),
    disputes: world.newTable(`${prefix}/disputes`),
    balanceTransactions: world.newTable(`${prefix}/balance_transactions`),
    payouts: world.newTable(`${prefix}/payouts`),
    customers: world.newTable(`${prefix}/customers`),
    paymentMethods: world.newTable(`${prefix}/payment_methods`),
    setupIntents: world.newTable(`${prefix}/setup_intents`),
    setupAttempts: world.newTable(`${prefix}/setup_attempts`),
    confirmationTokens: world.newTable(`${prefix}/confirmation_tokens`),
    files: world.newTable(`${prefix}/files`),
    fraudWarnings: world.newTable(`${prefix}/fraud_warnings`),
    webhookEndpoints: world.newTable(`${prefix}/webhook_endpoints`),
    events: world.newTable(`${prefix}/events`),
    deletedCustomers: world.newTable(`${prefix}/deleted_customers`),
    cards: world.newTable(`${prefix}/cards`),
    tokenMethods: world.newTable(`${prefix}/token_methods`),
    secrets: world.newTable(`${prefix}/secrets`),
    paidOut: world.newTable(`${prefix}/paid_out`),
    idempotency: world.newTable(`${prefix}/idempotency`),
  }
}

export function accountOf(books: Books): AccountRow {
  return books.world.accounts.get(books.accountId)
}

/** Has something happen to `subject` after a while, once. */
export function schedule(books: Books, kind: TaskKind, order: { subject: string; afterMs: number }): void {
  const { world, accountId, livemode } = books
  const { subject, afterMs } = order
  const id = `${kind}:${subject}`
  world.scheduler.add({ id, kind, subject, atMs: world.clock.nowMs() + afterMs, account: accountId, livemode })
}
