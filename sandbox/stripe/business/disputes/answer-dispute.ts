import type { Stripe } from 'stripe'
import { invalidParam, noSuch, refused } from '#sandbox/stripe/api/faults.ts'
import { type Books, schedule } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { escalateDispute, isInquiry, loseDispute, winDispute } from './end-dispute.ts'
import type { Dispute } from './open-dispute.ts'

export type Answer = {
  /** Empty text takes a piece of evidence away. */
  readonly evidence: ReadonlyArray<readonly [string, string]>
  readonly isSubmitted: boolean
  readonly metadata: Record<string, string>
  readonly submissionMethod: Stripe.Dispute['intended_submission_method'] | undefined
}

const MOST_CHARACTERS = 150_000
const FILE_FIELDS = new Set([
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
])

/** Keeps evidence and, unless it is only a draft, hands it in: once. */
export function answerDispute(books: Books, before: Dispute, answer: Answer): Dispute {
  const isAnswering = answer.evidence.length > 0
  if (isAnswering) demandOpen(before)
  const evidence = { ...before.evidence, ...evidenceFrom(books, answer) }
  demandShort(evidence)
  const isSubmitted = isAnswering && answer.isSubmitted
  const answered = books.disputes.save({
    ...before,
    evidence,
    evidence_details: {
      ...before.evidence_details,
      has_evidence: isAnswering || before.evidence_details.has_evidence,
      ...(isSubmitted
        ? { submission_count: before.evidence_details.submission_count + 1, submission_method: 'manual' }
        : {}),
    },
    intended_submission_method: answer.submissionMethod ?? before.intended_submission_method,
    metadata: answer.metadata,
    ...(isSubmitted ? { status: isInquiry(before) ? 'warning_under_review' : 'under_review' } : {}),
  })
  publishEvent(books, 'charge.dispute.updated', { object: answered, before })
  if (isSubmitted) schedule(books, 'decide_dispute', { subject: before.id, afterMs: books.world.settings.disputeMs })
  return answered
}

/** What the bank makes of the evidence, where its text is one of Stripe's magic words. */
export function decideDispute(books: Books, disputeId: string): void {
  const { evidence, status } = books.disputes.get(disputeId)
  if (status !== 'under_review' && status !== 'warning_under_review') return
  if (evidence.uncategorized_text === 'winning_evidence') winDispute(books, disputeId)
  if (evidence.uncategorized_text === 'losing_evidence') loseDispute(books, disputeId)
  if (evidence.uncategorized_text === 'escalate_inquiry_evidence' && status === 'warning_under_review') {
    escalateDispute(books, disputeId)
  }
}

function demandOpen(dispute: Dispute): void {
  if (dispute.status === 'needs_response' || dispute.status === 'warning_needs_response') return
  throw refused(`This dispute has a status of ${dispute.status}; evidence can no longer be submitted.`, {
    param: 'evidence',
  })
}

function evidenceFrom(books: Books, answer: Answer): Record<string, string | null> {
  return Object.fromEntries(
    answer.evidence.map(([name, value]) => {
      if (value !== '' && FILE_FIELDS.has(name) && !books.files.has(value)) {
        throw noSuch('file upload', value, `evidence[${name}]`)
      }
      return [name, value === '' ? null : value]
    }),
  )
}

function demandShort(evidence: object): void {
  const texts = Object.entries(evidence).filter(([name, value]) => typeof value === 'string' && !FILE_FIELDS.has(name))
  const characters = texts.reduce((sum, [, value]) => sum + String(value).length, 0)
  if (characters <= MOST_CHARACTERS) return
  throw invalidParam(`The combined character count of all evidence fields is limited to ${MOST_CHARACTERS}.`, {
    param: 'evidence',
  })
}
