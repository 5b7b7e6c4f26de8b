import type { Stripe } from 'stripe'
import type { Call } from '#sandbox/stripe/api/endpoint.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import type { PaymentIntent } from '#sandbox/stripe/business/payments/charge-card.ts'
import { type Confirmation, confirmIntent } from '#sandbox/stripe/business/payments/confirm-intent.ts'
import { readShipping } from '#sandbox/stripe/params/read-address.ts'
import { clientView } from './client-view.ts'
import { namedMethod } from './named-method.ts'
import { readOptions } from './read-intent.ts'

type P = Pick<
  Stripe.PaymentIntentCreateParams,
  keyof Stripe.PaymentIntentConfirmParams & keyof Stripe.PaymentIntentCreateParams
>

/** Confirms an intent as a call says, for the call that does just that and for the one that creates it too. */
export function confirmWith(call: Call<P>, intent: PaymentIntent): object {
  const { intent: confirmed, fault } = confirmIntent(call.books, confirmationFrom(call, intent))
  if (fault) throw seenBy(call, fault, confirmed)
  return clientView(call.key, confirmed)
}

export function confirmationFrom({ books, params, key, origin }: Call<P>, intent: PaymentIntent): Confirmation {
  return {
    intent,
    method: intent.payment_method === null ? null : books.paymentMethods.get(intent.payment_method),
    isOffSession: params.flag('off_session') ?? false,
    returnUrl: params.text('return_url') ?? null,
    usesSdk: params.flag('use_stripe_sdk') ?? key.kind === 'publishable',
    failsOnAction: params.flag('error_on_requires_action') ?? false,
    requestedAuthentication: intent.payment_method_options?.card?.request_three_d_secure ?? 'automatic',
    origin,
  }
}

/** A browser's error shows it no more of the intent than its answers do. */
function seenBy({ key }: Call<P>, fault: StripeFault, intent: PaymentIntent): StripeFault {
  return new StripeFault(fault.status, { ...fault.fields, payment_intent: clientView(key, intent) })
}

/** The intent with what a confirmation may change on the way, the payment method first of all. */
export function withChanges(call: Call<P>, intent: PaymentIntent): PaymentIntent {
  const { params } = call
  const method = namedMethod(call, { customer: intent.customer, intent: intent.id })
  const shipping = params.within('shipping')
  return {
    ...intent,
    capture_method: params.text('capture_method') ?? intent.capture_method,
    payment_method: method?.id ?? intent.payment_method,
    payment_method_options: readOptions(
      params.within('payment_method_options')?.within('card'),
      intent.payment_method_options,
    ),
    receipt_email: params.changedText('receipt_email', intent.receipt_email),
    setup_future_usage: params.changedText('setup_future_usage', intent.setup_future_usage),
    shipping: shipping ? readShipping(shipping) : intent.shipping,
  }
}
