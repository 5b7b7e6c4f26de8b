import type { BookVisitOutcome } from '#lib/flows/book-visit.ts'
import type { ConfirmVisitRefusal } from '#lib/flows/confirm-visit.ts'
import type { RefundOutcome } from '#lib/flows/refund-payment.ts'
import type { StartPaymentRefusal } from '#lib/flows/start-payment.ts'

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
  | 'breakdown'

/** Every expected no; each has its words under `refusals` in the messages and its HTTP status here. */
export type Refusal =
  | DoorRefusal
  | RefusalOf<BookVisitOutcome>
  | RefusalOf<RefundOutcome>
  | StartPaymentRefusal
  | ConfirmVisitRefusal

const STATUS_OF: Readonly<Record<Refusal, number>> = {
  input_malformed: 400,
  input_too_large: 413,
  origin_not_allowed: 403,
  signed_out: 401,
  not_found: 404,
  not_permitted: 403,
  breakdown: 500,
  services_not_offered: 409,
  time_not_free: 409,
  visit_not_found: 404,
  visit_not_payable: 409,
  hold_is_over: 409,
  payment_not_available: 409,
  payment_choice_not_offered: 409,
  payment_already_made: 409,
  payment_is_required: 409,
  payment_not_found: 404,
  payment_not_refundable: 409,
  refund_is_nothing: 400,
  refund_exceeds_balance: 409,
}

export const statusOf = (refusal: Refusal): number => STATUS_OF[refusal]
