/** What staff are told about a payment. */
export const NOTICE_KINDS = [
  'refund_failed',
  'late_payment_booked',
  'late_payment_returned',
  'rest_returned',
  'hold_expires_soon',
  'hold_expired',
  'dispute_opened',
  'dispute_answer_refused',
] as const

export type NoticeKind = (typeof NOTICE_KINDS)[number]

const URGENT: readonly string[] = [
  'refund_failed',
  'dispute_opened',
  'dispute_answer_refused',
  'hold_expires_soon',
  'payout_failed',
  'books_wrong',
]

/** Whether somebody has to do something, and not only to know. */
export const isUrgent = (kind: NoticeKind | AccountNoticeKind): boolean => URGENT.includes(kind)

const KINDS: readonly string[] = NOTICE_KINDS

/** What staff are told about an account's books, reports and payouts as a whole. */
export const ACCOUNT_NOTICE_KINDS = ['payout_failed', 'report_differs', 'books_wrong'] as const

export type AccountNoticeKind = (typeof ACCOUNT_NOTICE_KINDS)[number]

/** Others are about an account as a whole. */
export const isPaymentNotice = (kind: string): kind is NoticeKind => KINDS.includes(kind)
