import { wordsOfAction } from '#components/admin/audit-log/audit-words.ts'
import type { Messages } from '#lib/i18n/messages.ts'

// What reads better beside a payment than in the log of the whole salon.
const ACTIONS = {
  'payment.charge': 'charged',
  'payment.settlement': 'fee',
  'payment.refund': 'refunded',
  'payment.refund_reversal': 'refundReversed',
  'payment.dispute_withdrawn': 'disputeWithdrawn',
  'payment.dispute_reinstated': 'disputeReinstated',
  'refund.requested': 'refundRequested',
  'refund.refused': 'refundRefused',
  'hold.capture': 'captureRequested',
  'hold.release': 'releaseRequested',
  'hold.refused': 'holdRefused',
  'dispute.answered': 'disputeAnswered',
  'dispute.answer_sent': 'disputeAnswerSent',
  'dispute.answer_refused': 'disputeAnswerRefused',
  'notice.resolved': 'noticeResolved',
  'receipt.asked': 'receiptAsked',
  'letter.sent': 'letterSent',
  'visit.booked': 'booked',
  'visit.expired': 'expired',
} as const

type OwnAction = keyof typeof ACTIONS

const isOwn = (action: string): action is OwnAction => Object.hasOwn(ACTIONS, action)

/** What happened to a payment or its visit, in the reader's language. */
export const historyWords = ({ finance, auditLog }: Messages, action: string): string =>
  isOwn(action) ? finance.history.lines[ACTIONS[action]] : wordsOfAction(auditLog.actions, action)
