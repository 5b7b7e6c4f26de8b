/** Why a card was declined, as far as its client is told; each has its words in every language. */
export type DeclineReason =
  | 'generic_decline'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_number'
  | 'incorrect_expiry'
  | 'incorrect_cvc'
  | 'incorrect_zip'
  | 'limit_exceeded'
  | 'card_not_supported'
  | 'currency_not_supported'
  | 'duplicate_transaction'
  | 'call_issuer'
  | 'processing_error'
  | 'authentication_failed'
  | 'too_many_tries'
  | 'test_card_only'
  | 'no_test_card'

/**
 * Stripe's codes, of banks' answers and of errors alike. What would tell a thief more than it helps a client (lost, stolen,
 * restricted, suspected fraud) is a plain decline. https://docs.stripe.com/declines/codes
 */
const REASONS: Readonly<Record<string, DeclineReason>> = {
  approve_with_id: 'call_issuer',
  authentication_required: 'authentication_failed',
  call_issuer: 'call_issuer',
  card_declined: 'generic_decline',
  card_decline_rate_limit_exceeded: 'too_many_tries',
  card_not_supported: 'card_not_supported',
  card_velocity_exceeded: 'limit_exceeded',
  currency_not_supported: 'currency_not_supported',
  do_not_honor: 'generic_decline',
  do_not_try_again: 'generic_decline',
  duplicate_transaction: 'duplicate_transaction',
  expired_card: 'expired_card',
  fraudulent: 'generic_decline',
  generic_decline: 'generic_decline',
  incorrect_address: 'incorrect_zip',
  incorrect_cvc: 'incorrect_cvc',
  incorrect_number: 'incorrect_number',
  incorrect_pin: 'generic_decline',
  incorrect_zip: 'incorrect_zip',
  insufficient_funds: 'insufficient_funds',
  invalid_account: 'call_issuer',
  invalid_amount: 'limit_exceeded',
  invalid_cvc: 'incorrect_cvc',
  invalid_expiry_month: 'incorrect_expiry',
  invalid_expiry_year: 'incorrect_expiry',
  invalid_number: 'incorrect_number',
  invalid_pin: 'generic_decline',
  issuer_not_available: 'processing_error',
  live_mode_test_card: 'no_test_card',
  lost_card: 'generic_decline',
  merchant_blacklist: 'generic_decline',
  new_account_information_available: 'call_issuer',
  no_action_taken: 'generic_decline',
  not_permitted: 'call_issuer',
  offline_pin_required: 'generic_decline',
  online_or_offline_pin_required: 'generic_decline',
  payment_intent_authentication_failure: 'authentication_failed',
  pickup_card: 'generic_decline',
  pin_try_exceeded: 'generic_decline',
  processing_error: 'processing_error',
  reenter_transaction: 'processing_error',
  restricted_card: 'generic_decline',
  revocation_of_all_authorizations: 'generic_decline',
  revocation_of_authorization: 'generic_decline',
  security_violation: 'generic_decline',
  service_not_allowed: 'call_issuer',
  stolen_card: 'generic_decline',
  stop_payment_order: 'generic_decline',
  testmode_decline: 'test_card_only',
  transaction_not_allowed: 'call_issuer',
  try_again_later: 'processing_error',
  withdrawal_count_limit_exceeded: 'limit_exceeded',
}

/** The reason that the first known code names; a plain decline where Stripe's words are new to us. */
export function declineReasonOf(codes: readonly (string | undefined)[]): DeclineReason {
  const known = codes.map((code) => REASONS[code ?? '']).find((reason) => reason !== undefined)
  return known ?? 'generic_decline'
}
