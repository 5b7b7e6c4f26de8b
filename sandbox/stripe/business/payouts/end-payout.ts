import { refused } from '#sandbox/stripe/api/faults.ts'
import { recordTransaction } from '#sandbox/stripe/business/money/record-transaction.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { randomText } from '#sandbox/stripe/state/new-id.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import type { Payout } from './create-payout.ts'

/** The money is at the bank, and Stripe has worked out what it was made of. */
export function payPayout(books: Books, payoutId: string): Payout {
  const before = books.payouts.get(payoutId)
  if (before.status !== 'pending' && before.status !== 'in_transit') return before
  const paid = books.payouts.save({
    ...before,
    reconciliation_status: before.automatic ? 'completed' : before.reconciliation_status,
    status: 'paid',
    trace_id: { status: 'supported', value: randomText(16).toUpperCase() },
  })
  publishEvent(books, 'payout.updated', { object: paid, before })
  publishEvent(books, 'payout.paid', { object: paid })
  if (paid.automatic) publishEvent(books, 'payout.reconciliation_completed', { object: paid })
  return paid
}

/** The bank has sent the money back; that happens also after it looked as if it had arrived. */
export function failPayout(books: Books, payoutId: string): Payout {
  const before = books.payouts.get(payoutId)
  demand(before, ['pending', 'in_transit', 'paid'], 'fail')
  const failed = books.payouts.save({
    ...before,
    failure_balance_transaction: bringBack(books, before, 'payout_failure'),
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
    status: 'failed',
  })
  publishEvent(books, 'payout.failed', { object: failed, before })
  return failed
}

export function cancelPayout(books: Books, before: Payout): Payout {
  demand(before, ['pending'], 'be canceled')
  if (before.automatic) throw refused('Automatic payouts cannot be canceled.')
  const canceled = books.payouts.save({
    ...before,
    failure_balance_transaction: bringBack(books, before, 'payout_cancel'),
    status: 'canceled',
  })
  publishEvent(books, 'payout.canceled', { object: canceled, before })
  return canceled
}

function bringBack(books: Books, payout: Payout, type: 'payout_failure' | 'payout_cancel'): string {
  return recordTransaction(books, {
    type,
    reportingCategory: 'payout_reversal',
    amount: payout.amount,
    currency: payout.currency,
    source: payout.id,
    description: 'PAYOUT REVERSAL',
    isAvailableNow: true,
  }).id
}

function demand(payout: Payout, statuses: readonly string[], what: string): void {
  if (statuses.includes(payout.status)) return
  throw refused(`The payout ${payout.id} has a status of ${payout.status} and cannot ${what}.`)
}
