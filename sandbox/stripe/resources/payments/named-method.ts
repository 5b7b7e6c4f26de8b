import type { Call } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam } from '#sandbox/stripe/api/faults.ts'
import type { PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import {
  findMethod,
  type MethodFields,
  methodFromData,
} from '#sandbox/stripe/business/payments/methods/choose-method.ts'
import { methodFromToken } from '#sandbox/stripe/business/payments/methods/confirmation-token.ts'

export type MethodParams = {
  payment_method?: string
  payment_method_data?: MethodFields
  confirmation_token?: string
}

/** The payment method that a call on an intent brings along, in whichever of the three ways. */
export function namedMethod(
  call: Pick<Call<MethodParams>, 'books' | 'key' | 'params'>,
  { customer, intent }: { customer: string | null; intent: string },
): PaymentMethod | null {
  const { books, key, params } = call
  const named = params.text('payment_method')
  const data = params.within('payment_method_data')
  const token = params.text('confirmation_token')
  if ([named, data, token].filter((given) => given !== undefined).length > 1) {
    throw invalidParam(
      'You may only specify one of these parameters: payment_method, payment_method_data, confirmation_token.',
    )
  }
  if (named !== undefined) return findMethod(books, named, customer)
  if (data) return methodFromData(books, key, data)
  return token === undefined ? null : methodFromToken(books, token, intent)
}
