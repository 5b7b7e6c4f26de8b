import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { missingParam, noSuch, refused } from '#sandbox/stripe/api/faults.ts'
import { isAsked, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import {
  createPaymentMethod as createMethod,
  type PaymentMethod,
} from '#sandbox/stripe/business/cards/payment-method.ts'
import { cardBehindName } from '#sandbox/stripe/business/cards/test-method-names.ts'
import { attachMethod, detachMethod } from '#sandbox/stripe/business/payments/methods/attach-method.ts'
import { methodFromData } from '#sandbox/stripe/business/payments/methods/choose-method.ts'
import {
  anything,
  clearable,
  integer,
  metadata,
  notSimulated,
  oneOf,
  partOf,
  text,
} from '#sandbox/stripe/params/kinds.ts'
import { readBillingDetails } from '#sandbox/stripe/params/read-address.ts'
import { billingDetails, expand, paging, typedCard } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { findCustomer } from './customers.ts'

// Of the many payment methods that Stripe can make, cards alone are simulated.
type CreateParams = Pick<
  Stripe.PaymentMethodCreateParams,
  'allow_redisplay' | 'billing_details' | 'card' | 'expand' | 'metadata' | 'radar_options' | 'type' | 'payment_method'
>
const redisplay = oneOf('always', 'limited', 'unspecified')

function findPaymentMethod(books: Books, id: string): PaymentMethod {
  const number = cardBehindName(id)
  if (number !== null) return createMethod(books, { number })
  const method = books.paymentMethods.find(id)
  if (!method) throw noSuch('PaymentMethod', id, 'payment_method')
  return method
}

export const createPaymentMethod = endpoint<CreateParams>({
  method: 'POST',
  path: '/v1/payment_methods',
  resource: 'payment_method',
  params: {
    allow_redisplay: redisplay,
    billing_details: billingDetails,
    card: partOf({ cvc: text, exp_month: integer, exp_year: integer, networks: anything, number: text, token: text }),
    expand,
    metadata,
    payment_method: notSimulated,
    radar_options: anything,
    type: text,
  },
  browser: { card: typedCard },
  run: ({ books, key, params }) => {
    if (!params.has('type')) throw missingParam('type')
    return methodFromData(books, key, params)
  },
})

export const retrievePaymentMethod = endpoint<Stripe.PaymentMethodRetrieveParams>({
  method: 'GET',
  path: '/v1/payment_methods/:id',
  resource: 'payment_method',
  params: { expand },
  run: ({ books, id }) => findPaymentMethod(books, id),
})

export const updatePaymentMethod = endpoint<Stripe.PaymentMethodUpdateParams>({
  method: 'POST',
  path: '/v1/payment_methods/:id',
  resource: 'payment_method',
  params: {
    allow_redisplay: redisplay,
    billing_details: billingDetails,
    card: partOf({ exp_month: integer, exp_year: integer }),
    expand,
    metadata: clearable(metadata),
    us_bank_account: notSimulated,
  },
  run: ({ books, params, id }) => {
    const before = findPaymentMethod(books, id)
    if (before.customer === null) {
      throw refused('You must save this PaymentMethod to a customer before you can update it.')
    }
    const changed = books.paymentMethods.save(changedMethod(params, before))
    publishEvent(books, 'payment_method.updated', { object: changed, before })
    return changed
  },
})

function changedMethod(params: Call<Stripe.PaymentMethodUpdateParams>['params'], method: PaymentMethod): PaymentMethod {
  const card = params.within('card')
  return {
    ...method,
    allow_redisplay: params.text('allow_redisplay') ?? method.allow_redisplay ?? 'unspecified',
    billing_details: readBillingDetails(params.within('billing_details'), method.billing_details),
    ...(method.card
      ? {
          card: {
            ...method.card,
            exp_month: card?.integer('exp_month') ?? method.card.exp_month,
            exp_year: card?.integer('exp_year') ?? method.card.exp_year,
          },
        }
      : {}),
    metadata: params.changedMetadata('metadata', method.metadata),
  }
}

export const attachPaymentMethod = endpoint<Stripe.PaymentMethodAttachParams>({
  method: 'POST',
  path: '/v1/payment_methods/:id/attach',
  resource: 'payment_method',
  params: { customer: text, customer_account: notSimulated, expand },
  run: ({ books, params, id }) => {
    const customer = findCustomer(books, params.requiredText('customer'), 'customer')
    const method = findPaymentMethod(books, id)
    if (books.cards.get(method.id).isSpent) {
      throw refused(
        'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
      )
    }
    return attachMethod(books, method.id, customer.id)
  },
})

export const detachPaymentMethod = endpoint<Stripe.PaymentMethodDetachParams>({
  method: 'POST',
  path: '/v1/payment_methods/:id/detach',
  resource: 'payment_method',
  params: { expand },
  run: ({ books, id }) => {
    const method = findPaymentMethod(books, id)
    if (method.customer === null) {
      throw refused('The payment method you provided is not attached to a customer so detachment is impossible.', {
        param: 'payment_method',
      })
    }
    return detachMethod(books, method)
  },
})

export const listPaymentMethods = endpoint<Stripe.PaymentMethodListParams>({
  method: 'GET',
  path: '/v1/payment_methods',
  resource: 'payment_method',
  params: { ...paging, allow_redisplay: redisplay, customer: text, customer_account: notSimulated, type: text },
  run: ({ books, params }) => {
    const customer = params.text('customer')
    if (customer !== undefined) findCustomer(books, customer, 'customer')
    const [redisplayed, type] = [params.text('allow_redisplay'), params.text('type')]
    return listPage(books.paymentMethods, params, {
      url: '/v1/payment_methods',
      kind: 'payment_method',
      keep: (method) =>
        method.customer !== null &&
        isAsked(method.customer, customer) &&
        isAsked(method.allow_redisplay, redisplayed) &&
        isAsked(method.type, type),
    })
  },
})

export const listCustomerPaymentMethods = endpoint<Stripe.CustomerListPaymentMethodsParams>({
  method: 'GET',
  path: '/v1/customers/:id/payment_methods',
  resource: 'payment_method',
  params: { ...paging, allow_redisplay: redisplay, type: text },
  run: ({ books, params, id }) => {
    findCustomer(books, id)
    const [redisplayed, type] = [params.text('allow_redisplay'), params.text('type')]
    return listPage(books.paymentMethods, params, {
      url: `/v1/customers/${id}/payment_methods`,
      kind: 'payment_method',
      keep: (method) =>
        method.customer === id && isAsked(method.allow_redisplay, redisplayed) && isAsked(method.type, type),
    })
  },
})
