/** What staff are told about a payment. */
export const NOTICE_KINDS = [
  'refund_failed',
  'late_payment_booked',
  'late_payment_returned',
  'hold_expires_soon',
  'hold_expired',
  'dispute_opened',
  'dispute_answer_refused',
] as const

export type NoticeKind = (typeof NOTICE_KINDS)[number]

const KINDS: readonly string[] = NOTICE_KINDS

/** Others are about an account as a whole. */
export const isPaymentNotice = (kind: string): kind is NoticeKind => KINDS.includes(kind)
