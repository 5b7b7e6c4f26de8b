import type { Charge } from '#sandbox/stripe/business/payments/charge-card.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import type { Refund } from './refund-charge.ts'

/** Gives back what was held and will not be captured: Stripe keeps it as a refund that no money moves for. */
export function releaseRefund(
  books: Books,
  charge: Charge,
  order: { amount: number; reason: Refund['reason'] },
): Refund {
  return books.refunds.save({
    id: newId('re'),
    object: 'refund',
    amount: order.amount,
    balance_transaction: null,
    charge: charge.id,
    created: books.world.clock.now(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'reversal' },
      type: 'card',
    },
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: order.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  })
}

/** Lets go of an authorization that was never captured, because it was cancelled or because its time is over. */
export function releaseHold(books: Books, charge: Charge, why: 'canceled' | 'expired'): Charge {
  const isExpired = why === 'expired'
  const refund = releaseRefund(books, charge, {
    amount: charge.amount,
    reason: isExpired ? 'expired_uncaptured_charge' : null,
  })
  const released = books.charges.save({ ...charge, amount_refunded: charge.amount, refunded: true })
  publishEvent(books, 'refund.created', { object: refund })
  if (isExpired) publishEvent(books, 'charge.expired', { object: released })
  else publishEvent(books, 'charge.refunded', { object: released, before: charge })
  return released
}
