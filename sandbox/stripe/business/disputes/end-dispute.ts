import { refused } from '#sandbox/stripe/api/faults.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { recordReinstatement, recordWithdrawal } from './dispute-money.ts'
import { answerDeadline, type Dispute, scheduleEnd } from './open-dispute.ts'

const OPEN = ['needs_response', 'under_review', 'warning_needs_response', 'warning_under_review']

export function isInquiry(dispute: Dispute): boolean {
  return dispute.status.startsWith('warning')
}

/** The bank decides for the salon: what was taken comes back. It may also change its mind after a loss. */
export function winDispute(books: Books, disputeId: string): Dispute {
  const before = books.disputes.get(disputeId)
  if (isInquiry(before)) return closeInquiry(books, before)
  demand(before, [...OPEN, 'lost'], 'won')
  const won = books.disputes.save({
    ...before,
    balance_transactions: [...before.balance_transactions, recordReinstatement(books, before)],
    is_charge_refundable: true,
    status: 'won',
  })
  publishEvent(books, 'charge.dispute.closed', { object: won, before })
  publishEvent(books, 'charge.dispute.funds_reinstated', { object: won })
  return won
}

/** The bank decides for the cardholder, or the salon gives in. */
export function loseDispute(books: Books, disputeId: string): Dispute {
  const before = books.disputes.get(disputeId)
  if (isInquiry(before)) return closeInquiry(books, before)
  demand(before, OPEN, 'lost')
  return close(books, before, 'lost')
}

/** A mere question to the salon becomes a chargeback. */
export function escalateDispute(books: Books, disputeId: string): Dispute {
  const before = books.disputes.get(disputeId)
  demand(before, ['warning_needs_response', 'warning_under_review'], 'escalated')
  const details = before.payment_method_details
  const escalated = books.disputes.save({
    ...before,
    balance_transactions: [recordWithdrawal(books, before)],
    evidence_details: {
      ...before.evidence_details,
      due_by: answerDeadline(books.world.clock.now()),
      has_evidence: false,
      submission_method: 'not_submitted',
    },
    is_charge_refundable: false,
    ...(details?.card
      ? { payment_method_details: { ...details, card: { ...details.card, case_type: 'chargeback' } } }
      : {}),
    status: 'needs_response',
  })
  publishEvent(books, 'charge.dispute.updated', { object: escalated, before })
  publishEvent(books, 'charge.dispute.funds_withdrawn', { object: escalated })
  scheduleEnd(books, escalated)
  return escalated
}

/** Nobody has answered in time, or nobody has pursued the question. */
export function endDispute(books: Books, disputeId: string): void {
  const dispute = books.disputes.get(disputeId)
  if (isInquiry(dispute) && OPEN.includes(dispute.status)) closeInquiry(books, dispute)
  else if (dispute.status === 'needs_response') close(books, dispute, 'lost')
}

function closeInquiry(books: Books, dispute: Dispute): Dispute {
  demand(dispute, OPEN, 'closed')
  return close(books, dispute, 'warning_closed')
}

function close(books: Books, before: Dispute, status: 'lost' | 'warning_closed'): Dispute {
  const closed = books.disputes.save({ ...before, status })
  publishEvent(books, 'charge.dispute.closed', { object: closed, before })
  return closed
}

function demand(dispute: Dispute, statuses: readonly string[], wanted: string): void {
  if (statuses.includes(dispute.status)) return
  throw refused(`The dispute ${dispute.id} has a status of ${dispute.status} and cannot be ${wanted}.`)
}
