import 'server-only'
import type { LetterKind } from '#prisma/generated/enums.ts'
import { draftReport } from '../reports/draft-report.ts'
import type { Drafting } from './draft.ts'
import { draftInvitation } from './draft-invitation.ts'
import { draftReceipt, draftRefundLetter } from './draft-money-letter.ts'
import { draftPaymentLink } from './draft-payment-link.ts'
import { draftDisputeLetter, draftFailedRefundLetter, draftHoldLetter } from './draft-staff-letter.ts'
import { draftCancellation, draftLatePayment, draftVisitLetter } from './draft-visit-letter.ts'

/** How each kind of letter is written. */
export const DRAFTS: Readonly<Record<LetterKind, Drafting>> = {
  visit_booked: draftVisitLetter('visit_booked'),
  late_payment_booked: draftVisitLetter('late_payment_booked'),
  visit_reminder: draftVisitLetter('visit_reminder'),
  visit_moved: draftVisitLetter('visit_moved'),
  visit_canceled: draftCancellation('visit_canceled'),
  visit_missed: draftCancellation('visit_missed'),
  late_payment_returned: draftLatePayment,
  receipt: draftReceipt,
  payment_link: draftPaymentLink,
  refund_started: draftRefundLetter('refund_started'),
  refund_succeeded: draftRefundLetter('refund_succeeded'),
  refund_failed: draftRefundLetter('refund_failed'),
  dispute_opened: draftDisputeLetter,
  refund_failed_staff: draftFailedRefundLetter,
  hold_expires_soon: draftHoldLetter,
  invitation: draftInvitation,
  cash_flow_report: draftReport,
}
