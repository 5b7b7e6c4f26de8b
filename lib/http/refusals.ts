import type { AddSiteOutcome } from '#lib/flows/booking-form/add-site.ts'
import type { ChangeLogoOutcome } from '#lib/flows/booking-form/change-logo.ts'
import type { ChangeBranchOutcome } from '#lib/flows/branch/change-branch.ts'
import type { ArchiveServiceOutcome } from '#lib/flows/catalog/archive-service.ts'
import type { DeleteCategoryOutcome } from '#lib/flows/catalog/delete-category.ts'
import type { MoveCategoryOutcome } from '#lib/flows/catalog/move-category.ts'
import type { MoveServiceOutcome } from '#lib/flows/catalog/move-service.ts'
import type { SaveCategoryOutcome } from '#lib/flows/catalog/save-category.ts'
import type { SaveServiceOutcome } from '#lib/flows/catalog/save-service.ts'
import type { EraseClientOutcome } from '#lib/flows/clients/erase-client.ts'
import type { MergeClientsOutcome } from '#lib/flows/clients/merge-clients.ts'
import type { SaveClientOutcome } from '#lib/flows/clients/save-client.ts'
import type { DeskCorrectionOutcome } from '#lib/flows/desk/correct-desk-payment.ts'
import type { DiscountOutcome } from '#lib/flows/desk/give-discount.ts'
import type { DeskPaymentOutcome } from '#lib/flows/desk/record-desk-payment.ts'
import type { FinalPriceOutcome } from '#lib/flows/desk/set-final-price.ts'
import type { AnswerDisputeOutcome } from '#lib/flows/disputes/answer-dispute.ts'
import type { StartOpenPaymentRefusal } from '#lib/flows/intents/start-open-payment.ts'
import type { AddVisitOutcome } from '#lib/flows/journal/add-visit.ts'
import type { MarkVisitOutcome } from '#lib/flows/journal/mark-visit.ts'
import type { QuoteEndingOutcome } from '#lib/flows/journal/quote-ending.ts'
import type { StretchOutcome } from '#lib/flows/journal/stretch-appointment.ts'
import type { SendLetterAgainOutcome } from '#lib/flows/letters/send-letter-again.ts'
import type { MailLinkOutcome } from '#lib/flows/links/mail-payment-link.ts'
import type { MakeLinkOutcome } from '#lib/flows/links/make-payment-link.ts'
import type { ShowLinkOutcome } from '#lib/flows/links/show-payment-link.ts'
import type { WithdrawLinkOutcome } from '#lib/flows/links/withdraw-payment-link.ts'
import type { ResolveNoticeOutcome } from '#lib/flows/notices/resolve-notice.ts'
import type { HoldOutcome } from '#lib/flows/payments/capture-hold.ts'
import type { RefundOutcome } from '#lib/flows/payments/refund-payment.ts'
import type { ResendReceiptOutcome } from '#lib/flows/payments/resend-receipt.ts'
import type { StartPaymentRefusal } from '#lib/flows/payments/start-payment.ts'
import type { AcceptInvitationOutcome } from '#lib/flows/people/accept-invitation.ts'
import type { ChangeRoleOutcome } from '#lib/flows/people/change-role.ts'
import type { RequireTwoFactorOutcome } from '#lib/flows/people/require-two-factor.ts'
import type { CreateBranchOutcome } from '#lib/flows/set-up/create-branch.ts'
import type { ChangeTermsOutcome } from '#lib/flows/settings/change-terms.ts'
import type { ConnectStripeOutcome } from '#lib/flows/settings/connect-stripe.ts'
import type { MakeWebhookOutcome } from '#lib/flows/settings/make-webhook.ts'
import type { SwitchPaymentOutcome } from '#lib/flows/settings/switch-payment.ts'
import type { AddTimeOffOutcome } from '#lib/flows/team/add-time-off.ts'
import type { ArchiveStaffMemberOutcome } from '#lib/flows/team/archive-staff-member.ts'
import type { LinkMemberOutcome } from '#lib/flows/team/link-member.ts'
import type { MoveStaffMemberOutcome } from '#lib/flows/team/move-staff-member.ts'
import type { RemoveTimeOffOutcome } from '#lib/flows/team/remove-time-off.ts'
import type { SaveDayHoursOutcome } from '#lib/flows/team/save-day-hours.ts'
import type { SaveStaffMemberOutcome } from '#lib/flows/team/save-staff-member.ts'
import type { SaveStaffPhotoOutcome } from '#lib/flows/team/save-staff-photo.ts'
import type { SaveStaffServicesOutcome } from '#lib/flows/team/save-staff-services.ts'
import type { SaveWeeklyHoursOutcome } from '#lib/flows/team/save-weekly-hours.ts'
import type { BookVisitOutcome } from '#lib/flows/visits/book-visit.ts'
import type { CancelVisitRefusal } from '#lib/flows/visits/cancel-visit.ts'
import type { ConfirmVisitRefusal } from '#lib/flows/visits/confirm-visit.ts'
import type { NoShowOutcome } from '#lib/flows/visits/mark-no-show.ts'
import type { MoveVisitOutcome } from '#lib/flows/visits/move-visit.ts'
import type { ReleaseTimeOutcome } from '#lib/flows/visits/release-time.ts'

type RefusalOf<Outcome> =
  Extract<Outcome, { readonly ok: false }> extends { readonly refusal: infer Word } ? Word : never

/** What a door itself says no to. */
export type DoorRefusal =
  | 'input_malformed'
  | 'input_too_large'
  | 'origin_not_allowed'
  | 'signed_out'
  | 'not_found'
  | 'not_permitted'
  | 'two_factor_needed'
  | 'sign_in_stale'
  | 'method_not_allowed'
  | 'too_many_requests'
  | 'payments_paused'
  | 'breakdown'

/** Every expected no; each has its words under `refusals` in the messages and its HTTP status here. */
export type Refusal =
  | DoorRefusal
  | RefusalOf<BookVisitOutcome>
  | RefusalOf<RefundOutcome>
  | RefusalOf<HoldOutcome>
  | RefusalOf<AnswerDisputeOutcome>
  | RefusalOf<SendLetterAgainOutcome>
  | RefusalOf<ResolveNoticeOutcome>
  | RefusalOf<ResendReceiptOutcome>
  | RefusalOf<ChangeTermsOutcome>
  | RefusalOf<ConnectStripeOutcome>
  | RefusalOf<MakeWebhookOutcome>
  | RefusalOf<SwitchPaymentOutcome>
  | RefusalOf<SaveStaffPhotoOutcome>
  | RefusalOf<SaveCategoryOutcome>
  | RefusalOf<MoveCategoryOutcome>
  | RefusalOf<DeleteCategoryOutcome>
  | RefusalOf<SaveServiceOutcome>
  | RefusalOf<MoveServiceOutcome>
  | RefusalOf<ArchiveServiceOutcome>
  | RefusalOf<ChangeBranchOutcome>
  | RefusalOf<SaveClientOutcome>
  | RefusalOf<MergeClientsOutcome>
  | RefusalOf<EraseClientOutcome>
  | RefusalOf<SaveStaffMemberOutcome>
  | RefusalOf<MoveStaffMemberOutcome>
  | RefusalOf<ArchiveStaffMemberOutcome>
  | RefusalOf<SaveStaffServicesOutcome>
  | RefusalOf<LinkMemberOutcome>
  | RefusalOf<SaveWeeklyHoursOutcome>
  | RefusalOf<SaveDayHoursOutcome>
  | RefusalOf<AddTimeOffOutcome>
  | RefusalOf<RemoveTimeOffOutcome>
  | RefusalOf<ReleaseTimeOutcome>
  | RefusalOf<AddSiteOutcome>
  | RefusalOf<AcceptInvitationOutcome>
  | RefusalOf<ChangeRoleOutcome>
  | RefusalOf<RequireTwoFactorOutcome>
  | RefusalOf<CreateBranchOutcome>
  | RefusalOf<ChangeLogoOutcome>
  | RefusalOf<MoveVisitOutcome>
  | RefusalOf<DeskPaymentOutcome>
  | RefusalOf<DeskCorrectionOutcome>
  | RefusalOf<DiscountOutcome>
  | RefusalOf<FinalPriceOutcome>
  | RefusalOf<MakeLinkOutcome>
  | RefusalOf<ShowLinkOutcome>
  | RefusalOf<WithdrawLinkOutcome>
  | RefusalOf<MailLinkOutcome>
  | RefusalOf<AddVisitOutcome>
  | RefusalOf<MarkVisitOutcome>
  | RefusalOf<QuoteEndingOutcome>
  | RefusalOf<StretchOutcome>
  | StartPaymentRefusal
  | StartOpenPaymentRefusal
  | ConfirmVisitRefusal
  | CancelVisitRefusal
  | RefusalOf<NoShowOutcome>

const STATUS_OF: Readonly<Record<Refusal, number>> = {
  input_malformed: 400,
  input_too_large: 413,
  origin_not_allowed: 403,
  signed_out: 401,
  not_found: 404,
  not_permitted: 403,
  two_factor_needed: 403,
  sign_in_stale: 403,
  method_not_allowed: 405,
  role_out_of_reach: 403,
  last_owner: 409,
  invitation_over: 410,
  invitation_of_another: 403,
  own_two_factor_first: 409,
  slug_taken: 409,
  branches_too_many: 409,
  too_many_requests: 429,
  payments_paused: 429,
  site_malformed: 400,
  site_already_listed: 409,
  sites_too_many: 409,
  logo_unreadable: 422,
  breakdown: 500,
  services_not_offered: 409,
  time_not_free: 409,
  choice_changed: 409,
  already_booked: 409,
  payment_under_way: 409,
  letter_not_found: 404,
  visit_not_found: 404,
  visit_not_payable: 409,
  visit_not_movable: 409,
  visit_changed: 409,
  visit_not_markable: 409,
  move_too_late: 409,
  hold_too_short: 409,
  hold_is_over: 409,
  payment_not_available: 409,
  payment_choice_not_offered: 409,
  payment_already_made: 409,
  too_many_declines: 409,
  payment_is_required: 409,
  payment_not_found: 404,
  payment_not_refundable: 409,
  payment_is_disputed: 409,
  payment_not_held: 409,
  hold_already_decided: 409,
  capture_is_nothing: 400,
  capture_exceeds_hold: 409,
  dispute_not_found: 404,
  dispute_not_open: 409,
  dispute_already_answered: 409,
  notice_not_found: 404,
  receipt_of_nothing: 409,
  visit_not_cancelable: 409,
  visit_has_begun: 409,
  visit_not_missable: 409,
  visit_has_not_begun: 409,
  stripe_unavailable: 503,
  terms_of_nothing: 404,
  keys_wrong: 422,
  account_is_another: 409,
  stripe_not_connected: 409,
  stripe_key_unknown: 409,
  stripe_key_too_weak: 409,
  stripe_silent: 503,
  setup_incomplete: 409,
  staff_member_not_found: 404,
  currency_is_fixed: 409,
  country_is_fixed: 409,
  zone_has_visits: 409,
  client_not_found: 404,
  client_is_erased: 410,
  client_has_visits: 409,
  client_has_open_money: 409,
  phone_taken: 409,
  visits_fall_out: 409,
  hours_overlap: 400,
  time_off_overlaps: 409,
  time_off_is_nothing: 400,
  time_off_not_found: 404,
  category_not_found: 404,
  category_not_empty: 409,
  service_not_found: 404,
  price_malformed: 400,
  price_is_fixed: 409,
  price_outside_range: 409,
  price_below_settled: 409,
  photo_too_large: 413,
  photo_unreadable: 422,
  link_not_found: 404,
  link_already_paid: 409,
  link_withdrawn: 410,
  links_too_many: 409,
  client_without_email: 409,
  nothing_is_open: 409,
  amount_is_nothing: 400,
  amount_exceeds_open: 409,
  amount_below_minimum: 409,
  amount_above_maximum: 409,
  amount_changed: 409,
  page_is_over: 410,
  payment_called_off: 409,
  desk_payment_not_found: 404,
  correction_exceeds_line: 409,
  discount_exceeds_total: 409,
  discount_exceeds_open: 409,
  refund_is_nothing: 400,
  refund_exceeds_balance: 409,
}

export const statusOf = (refusal: Refusal): number => STATUS_OF[refusal]
