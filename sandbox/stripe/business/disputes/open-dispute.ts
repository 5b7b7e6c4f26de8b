import type { Stripe } from 'stripe'
import { getTestCard } from '#sandbox/stripe/business/cards/test-cards.ts'
import { settleCharge } from '#sandbox/stripe/business/money/settle-charge.ts'
import type { Charge } from '#sandbox/stripe/business/payments/charge-card.ts'
import { type Books, schedule } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { recordWithdrawal } from './dispute-money.ts'

export type Dispute = Stored<Stripe.Dispute>

export type DisputeOrder = {
  readonly caseType: 'chargeback' | 'inquiry'
  readonly reason: string
  readonly amount?: number | undefined
  /** Where the bank leaves nothing to answer. */
  readonly isLost?: boolean
}

const DAY = 24 * 60 * 60
const ANSWER_DAYS = 14
const INQUIRY_DAYS = 120

/** The reasons that a dispute can have, with what the card networks call them. */
export const REASONS: Readonly<Record<string, string>> = {
  credit_not_processed: '13.7',
  customer_initiated: '0',
  duplicate: '12.6.1',
  fraudulent: '10.4',
  general: '0',
  noncompliant: '98',
  product_not_received: '13.1',
  product_unacceptable: '13.3',
  subscription_canceled: '13.2',
  unrecognized: '10.4',
}

/** A cardholder contests a charge: with a chargeback the money goes at once, with an inquiry it stays for now. */
export function openDispute(books: Books, chargeId: string, order: DisputeOrder): Dispute {
  const charge = settleCharge(books, chargeId)
  books.charges.save({ ...charge, disputed: true })
  const dispute = newDispute(books, charge, order)
  const isChargeback = order.caseType === 'chargeback'
  const opened = books.disputes.save({
    ...dispute,
    balance_transactions: isChargeback ? [recordWithdrawal(books, dispute)] : [],
  })
  publishEvent(books, 'charge.dispute.created', { object: opened })
  if (isChargeback) publishEvent(books, 'charge.dispute.funds_withdrawn', { object: opened })
  if (order.isLost) publishEvent(books, 'charge.dispute.closed', { object: opened })
  else scheduleEnd(books, opened)
  return opened
}

/** Without an answer a chargeback is lost when its time is over; an inquiry that nobody pursues is closed. */
export function scheduleEnd(books: Books, dispute: Dispute): void {
  const now = books.world.clock.now()
  const { due_by } = dispute.evidence_details
  const endsAt = dispute.status.startsWith('warning') ? dispute.created + INQUIRY_DAYS * DAY : (due_by ?? now)
  schedule(books, 'end_dispute', { subject: dispute.id, afterMs: Math.max(0, endsAt + 1 - now) * 1000 })
}

/** The end of a day two weeks ahead. */
export function answerDeadline(now: number): number {
  return now - (now % DAY) + (ANSWER_DAYS + 1) * DAY - 1
}

/** What the test cards for disputes bring. */
export function openHabitualDisputes(books: Books, chargeId: string): void {
  const charge = books.charges.get(chargeId)
  const habit = charge.payment_method ? getTestCard(books.cards.get(charge.payment_method).number).dispute : undefined
  const contested = charge.amount_captured - (charge.amount_refunded - (charge.amount - charge.amount_captured))
  if (!habit || contested <= 0) return
  const share = Math.floor(contested / habit.count)
  for (let index = 0; index < habit.count; index += 1) {
    const amount = index === 0 ? contested - share * (habit.count - 1) : share
    openDispute(books, chargeId, { caseType: habit.caseType, reason: habit.reason, amount })
  }
}

function newDispute(books: Books, charge: Charge, order: DisputeOrder): Dispute {
  const created = books.world.clock.now()
  const isInquiry = order.caseType === 'inquiry'
  const networkReason = REASONS[order.reason] ?? '0'
  const brand = charge.payment_method_details?.card?.brand ?? 'visa'
  return {
    id: newId('du'),
    object: 'dispute',
    amount: order.amount ?? charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: order.isLost ? null : answerDeadline(created),
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: isInquiry,
    livemode: books.livemode,
    metadata: {},
    network_reason_code: networkReason,
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand, case_type: order.caseType, network: brand, network_reason_code: networkReason },
      type: 'card',
    },
    reason: order.reason,
    status: firstStatus(order),
  }
}

function firstStatus({ caseType, isLost }: DisputeOrder): Dispute['status'] {
  if (isLost) return 'lost'
  return caseType === 'inquiry' ? 'warning_needs_response' : 'needs_response'
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
