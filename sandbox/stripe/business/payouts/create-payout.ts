import type { Stripe } from 'stripe'
import { refused } from '#sandbox/stripe/api/faults.ts'
import { balanceOf } from '#sandbox/stripe/business/money/balance-of.ts'
import { payoutStepOf } from '#sandbox/stripe/business/money/currencies.ts'
import { recordTransaction, type Transaction } from '#sandbox/stripe/business/money/record-transaction.ts'
import { accountOf, type Books, schedule } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'

export type Payout = Stored<Stripe.Payout>

export type PayoutOrder = {
  readonly amount: number
  readonly currency: string
  readonly isAutomatic: boolean
  readonly description: string | null
  readonly metadata: Record<string, string>
  readonly method: string
  readonly statementDescriptor: string | null
}

const DAY = 24 * 60 * 60

/** Sends money of the account's own choosing to its bank. */
export function createPayout(books: Books, order: PayoutOrder): Payout {
  if (!accountOf(books).payoutsEnabled) {
    throw refused('Your account cannot currently make payouts.', { code: 'payouts_not_allowed' })
  }
  const available = balanceOf(books).available[order.currency] ?? 0
  if (order.amount > available) {
    const message =
      'You have insufficient funds in your Stripe account for this transfer. Your card balance is too low. You can use the the /v1/balance endpoint to view your Stripe balance (for more details, see stripe.com/docs/api#balance).'
    throw refused(message, { code: 'balance_insufficient', param: 'amount' })
  }
  return sendPayout(books, order)
}

/** What Stripe does by itself on a payout day: everything that is available, with the list of what it is made of. */
export function runPayouts(books: Books): readonly Payout[] {
  if (!accountOf(books).payoutsEnabled) return []
  const now = books.world.clock.now()
  const waiting = [...books.balanceTransactions.oldestFirst()].filter(
    (transaction) => transaction.available_on <= now && !books.paidOut.has(transaction.id),
  )
  const currencies = new Set(waiting.map(({ currency }) => currency))
  return [...currencies].flatMap((currency) => {
    const contents = waiting.filter((transaction) => transaction.currency === currency)
    return payOut(books, currency, contents)
  })
}

function payOut(books: Books, currency: string, contents: readonly Transaction[]): Payout[] {
  const sum = contents.reduce((total, { net }) => total + net, 0)
  const step = payoutStepOf(currency)
  const amount = sum - (sum % step)
  if (amount <= 0) return []
  const order = { description: 'STRIPE PAYOUT', metadata: {}, method: 'standard', statementDescriptor: null }
  const payout = sendPayout(books, { ...order, amount, currency, isAutomatic: true })
  for (const { id } of contents) books.paidOut.save({ id, payout: payout.id })
  if (payout.balance_transaction) books.paidOut.save({ id: payout.balance_transaction, payout: payout.id })
  return [payout]
}

function sendPayout(books: Books, order: PayoutOrder): Payout {
  const id = newId('po')
  const created = books.world.clock.now()
  const transaction = recordTransaction(books, {
    type: 'payout',
    reportingCategory: 'payout',
    amount: -order.amount,
    currency: order.currency,
    source: id,
    description: order.description ?? 'STRIPE PAYOUT',
    isAvailableNow: true,
  })
  const payout = books.payouts.save({
    id,
    object: 'payout',
    amount: order.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: created - (created % DAY) + 2 * DAY,
    automatic: order.isAutomatic,
    balance_transaction: transaction.id,
    created,
    currency: order.currency,
    description: order.description,
    destination: `ba_${books.accountId.slice('acct_'.length)}`,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: books.livemode,
    metadata: order.metadata,
    method: order.method,
    original_payout: null,
    payout_method: null,
    reconciliation_status: order.isAutomatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: order.statementDescriptor,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  })
  publishEvent(books, 'payout.created', { object: payout })
  schedule(books, 'pay_payout', { subject: id, afterMs: books.world.settings.payoutMs })
  return payout
}
