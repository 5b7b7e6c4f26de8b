/** Why a bank, or Stripe itself, says no, with what the API then tells. */
export type Decline = {
  readonly code: string
  readonly declineCode: string
  readonly message: string
  readonly adviceCode: 'confirm_card_data' | 'do_not_try_again' | 'try_again_later' | null
  readonly networkDeclineCode: string | null
  readonly by: 'issuer' | 'stripe'
}

const DECLINED = 'Your card was declined.'

function byIssuer(fields: Pick<Decline, 'declineCode'> & Partial<Decline>): Decline {
  return {
    code: 'card_declined',
    message: DECLINED,
    adviceCode: null,
    networkDeclineCode: '05',
    by: 'issuer',
    ...fields,
  }
}

export const DECLINES = {
  generic: byIssuer({ declineCode: 'generic_decline', adviceCode: 'try_again_later' }),
  insufficientFunds: byIssuer({
    declineCode: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
    adviceCode: 'try_again_later',
    networkDeclineCode: '51',
  }),
  lost: byIssuer({ declineCode: 'lost_card', adviceCode: 'do_not_try_again', networkDeclineCode: '41' }),
  stolen: byIssuer({ declineCode: 'stolen_card', adviceCode: 'do_not_try_again', networkDeclineCode: '43' }),
  expired: byIssuer({
    code: 'expired_card',
    declineCode: 'expired_card',
    message: 'Your card has expired.',
    adviceCode: 'confirm_card_data',
    networkDeclineCode: '54',
  }),
  incorrectCvc: byIssuer({
    code: 'incorrect_cvc',
    declineCode: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
    adviceCode: 'confirm_card_data',
    networkDeclineCode: 'N7',
  }),
  processingError: byIssuer({
    code: 'processing_error',
    declineCode: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
    adviceCode: 'try_again_later',
    networkDeclineCode: '96',
  }),
  velocity: byIssuer({
    declineCode: 'card_velocity_exceeded',
    message: 'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
    networkDeclineCode: '65',
  }),
  authenticationRequired: byIssuer({
    code: 'authentication_required',
    declineCode: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
    networkDeclineCode: '1A',
  }),
  blocked: {
    code: 'card_declined',
    declineCode: 'fraudulent',
    message: DECLINED,
    adviceCode: null,
    networkDeclineCode: null,
    by: 'stripe',
  },
} as const satisfies Record<string, Decline>
