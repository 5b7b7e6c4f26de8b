import type { Stripe } from 'stripe'
import { invalidParam, refused } from '#sandbox/stripe/api/faults.ts'
import { getTestCard } from '#sandbox/stripe/business/cards/test-cards.ts'
import { balanceOf } from '#sandbox/stripe/business/money/balance-of.ts'
import { amountInWords } from '#sandbox/stripe/business/money/currencies.ts'
import { recordTransaction } from '#sandbox/stripe/business/money/record-transaction.ts'
import { inSettlement, settleCharge } from '#sandbox/stripe/business/money/settle-charge.ts'
import type { Charge } from '#sandbox/stripe/business/payments/charge-card.ts'
import { accountOf, type Books, schedule } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'

export type Refund = Stored<Stripe.Refund>

export type RefundOrder = {
  readonly amount: number | undefined
  readonly reason: Refund['reason']
  readonly metadata: Record<string, string>
}

/** Gives money of a charge back to its card, at once or, for some test cards, later or not in the end. */
export function refundCharge(books: Books, charge: Charge, order: RefundOrder): Refund {
  const amount = refundableAmount(books, charge, order.amount)
  const settled = settleCharge(books, charge.id)
  const habit = charge.payment_method ? getTestCard(books.cards.get(charge.payment_method).number).refund : undefined
  const isCovered = balanceCovers(books, settled, amount)
  const isPending = habit === 'pending_first' || !isCovered
  const id = newId('re')
  const refund: Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: isCovered ? recordRefund(books, settled, { id, amount }) : null,
    charge: charge.id,
    created: books.world.clock.now(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: {
        reference_status: 'pending',
        reference_type: 'acquirer_reference_number',
        type: isPending ? 'pending' : 'refund',
      },
      type: 'card',
    },
    metadata: order.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(isPending ? { pending_reason: isCovered ? 'processing' : 'insufficient_funds' } : {}),
    reason: order.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isPending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  }
  books.refunds.save(refund)
  publishEvent(books, 'refund.created', { object: refund })
  addRefunded(books, settled, amount)
  if (habit || isPending) {
    const kind = isPending ? 'finish_refund' : 'fail_refund'
    schedule(books, kind, { subject: id, afterMs: books.world.settings.refundMs })
  }
  return refund
}

function addRefunded(books: Books, charge: Charge, amount: number): void {
  const amount_refunded = charge.amount_refunded + amount
  const refunded = books.charges.save({ ...charge, amount_refunded, refunded: amount_refunded === charge.amount })
  publishEvent(books, 'charge.refunded', { object: refunded, before: charge })
}

function refundableAmount(books: Books, charge: Charge, asked: number | undefined): number {
  if (charge.status !== 'succeeded' || !charge.captured) {
    const message = `Charge ${charge.id} has not been captured and cannot be refunded. To release the hold, cancel its PaymentIntent.`
    throw refused(message, { code: 'charge_not_refundable' })
  }
  if (isChargedBack(books, charge)) {
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' })
  }
  const left = charge.amount - charge.amount_refunded
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  if (asked === undefined) return left
  if (asked < 1) {
    const fields = { code: 'parameter_invalid_integer', param: 'amount' }
    throw invalidParam('This value must be greater than or equal to 1.', fields)
  }
  if (asked > left) {
    const whole = charge.amount_refunded === 0 ? 'charge amount' : 'unrefunded amount on charge'
    const message = `Refund amount (${amountInWords(asked, charge.currency)}) is greater than ${whole} (${amountInWords(left, charge.currency)})`
    throw refused(message, { param: 'amount' })
  }
  return asked
}

function isChargedBack(books: Books, charge: Charge): boolean {
  if (!charge.disputed) return false
  for (const dispute of books.disputes.newestFirst()) {
    if (dispute.charge === charge.id && !dispute.is_charge_refundable) return true
  }
  return false
}

/** Refunds come from what is available; where that is too little, a card's refund waits for it. */
export function balanceCovers(books: Books, charge: Charge, amount: number): boolean {
  if (!books.world.settings.refundsNeedBalance) return true
  const available = balanceOf(books).available[accountOf(books).currency] ?? 0
  return available >= settlementOf(books, charge, amount).amount
}

/** An amount of a charge in the account's currency, at the rate at which the charge was converted. */
function settlementOf(books: Books, charge: Charge, amount: number): { amount: number; rate: number | null } {
  const { currency } = accountOf(books)
  const rate = charge.balance_transaction
    ? books.balanceTransactions.get(charge.balance_transaction).exchange_rate
    : null
  return { amount: inSettlement(amount, { from: charge.currency, to: currency, rate }), rate }
}

/** The refund in the account's balance; the fee of the charge does not come back. */
export function recordRefund(books: Books, charge: Charge, refund: { id: string; amount: number }): string {
  const { amount, rate } = settlementOf(books, charge, refund.amount)
  return recordTransaction(books, {
    type: 'refund',
    reportingCategory: 'refund',
    amount: -amount,
    currency: accountOf(books).currency,
    source: refund.id,
    description: charge.description ? `REFUND FOR CHARGE (${charge.description})` : 'REFUND FOR CHARGE',
    exchangeRate: rate,
    isAvailableNow: true,
  }).id
}
