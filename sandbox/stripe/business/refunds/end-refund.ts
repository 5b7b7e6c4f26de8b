import { refused } from '#sandbox/stripe/api/faults.ts'
import { recordTransaction } from '#sandbox/stripe/business/money/record-transaction.ts'
import { type Books, schedule } from '#sandbox/stripe/state/books.ts'
import { randomText } from '#sandbox/stripe/state/new-id.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { balanceCovers, type Refund, recordRefund } from './refund-charge.ts'

const HOUR_MS = 60 * 60 * 1000

/** A pending refund has reached the card; one that already counted as done gets its bank reference. */
export function finishRefund(books: Books, refundId: string): Refund {
  const { pending_reason: _, ...refund } = books.refunds.get(refundId)
  demandUnfinished(refund)
  const charge = books.charges.get(refund.charge ?? '')
  const reference = randomText(23).toUpperCase()
  const done: Refund = {
    ...refund,
    balance_transaction: refund.balance_transaction ?? recordRefund(books, charge, refund),
    destination_details: {
      card: { reference, reference_status: 'available', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    status: 'succeeded',
  }
  return announce(books, done)
}

/** What happens by itself to a refund that is pending: it arrives, or waits on where the balance does not cover it. */
export function finishPendingRefund(books: Books, refundId: string): void {
  const refund = books.refunds.get(refundId)
  if (refund.status !== 'pending') return
  const isCovered = balanceCovers(books, books.charges.get(refund.charge ?? ''), refund.amount)
  if (refund.balance_transaction !== null || isCovered) finishRefund(books, refundId)
  else schedule(books, 'finish_refund', { subject: refundId, afterMs: HOUR_MS })
}

/** The card's bank has sent the money back: it returns to the account, and the charge counts as less refunded. */
export function failRefund(books: Books, refundId: string, reason = 'expired_or_canceled_card'): Refund {
  const { pending_reason: _, ...refund } = books.refunds.get(refundId)
  demandUnfinished(refund)
  const failed = announce(books, {
    ...refund,
    ...(refund.balance_transaction === null ? {} : { failure_balance_transaction: recordFailure(books, refund) }),
    failure_reason: reason,
    status: 'failed',
  })
  publishEvent(books, 'refund.failed', { object: failed })
  takeBackRefunded(books, failed)
  return failed
}

function demandUnfinished(refund: Refund): void {
  if (refund.status === 'pending' || refund.status === 'succeeded') return
  throw refused(`Refund ${refund.id} has already ${refund.status}.`)
}

function announce(books: Books, refund: Refund): Refund {
  const before = books.refunds.get(refund.id)
  const saved = books.refunds.save(refund)
  publishEvent(books, 'refund.updated', { object: saved, before })
  publishEvent(books, 'charge.refund.updated', { object: saved, before })
  return saved
}

function recordFailure(books: Books, refund: Refund): string {
  const paid = books.balanceTransactions.get(refund.balance_transaction ?? '')
  return recordTransaction(books, {
    type: 'refund_failure',
    reportingCategory: 'refund_failure',
    amount: -paid.amount,
    currency: paid.currency,
    source: refund.id,
    description: 'REFUND FAILURE',
    exchangeRate: paid.exchange_rate,
    isAvailableNow: true,
  }).id
}

function takeBackRefunded(books: Books, refund: Refund): void {
  const charge = books.charges.get(refund.charge ?? '')
  const amount_refunded = charge.amount_refunded - refund.amount
  books.charges.save({ ...charge, amount_refunded, refunded: false })
}
