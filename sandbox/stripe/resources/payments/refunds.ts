import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam, noSuch, refused } from '#sandbox/stripe/api/faults.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import type { Charge } from '#sandbox/stripe/business/payments/charge-card.ts'
import { type Refund, refundCharge } from '#sandbox/stripe/business/refunds/refund-charge.ts'
import { clearable, integer, metadata, notSimulated, oneOf, range, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'

type P = Stripe.RefundCreateParams

function findRefund(books: Books, id: string): Refund {
  const refund = books.refunds.find(id)
  if (!refund) throw noSuch('refund', id)
  return refund
}

export const createRefund = endpoint<P>({
  method: 'POST',
  path: '/v1/refunds',
  resource: 'charge',
  params: {
    amount: integer,
    charge: text,
    currency: notSimulated,
    customer: notSimulated,
    expand,
    instructions_email: text,
    metadata: clearable(metadata),
    origin: notSimulated,
    payment_intent: text,
    reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
    refund_application_fee: notSimulated,
    reverse_transfer: notSimulated,
  },
  run: (call) => {
    const { books, params } = call
    return refundCharge(books, chargeToRefund(call), {
      amount: params.integer('amount'),
      reason: params.text('reason') ?? null,
      metadata: params.changedMetadata('metadata', {}),
    })
  },
})

function chargeToRefund({ books, params }: Call<P>): Charge {
  const [chargeId, intentId] = [params.text('charge'), params.text('payment_intent')]
  if (chargeId === undefined && intentId === undefined) {
    throw invalidParam('One of the following params should be provided for this request: payment_intent or charge.')
  }
  if (chargeId !== undefined) {
    const charge = books.charges.find(chargeId)
    if (!charge) throw noSuch('charge', chargeId, 'charge')
    if (intentId !== undefined && charge.payment_intent !== intentId) {
      throw invalidParam(`The charge ${chargeId} does not belong to the PaymentIntent ${intentId}.`, {
        param: 'charge',
      })
    }
    return charge
  }
  const intent = books.paymentIntents.find(intentId ?? '')
  if (!intent) throw noSuch('payment_intent', intentId ?? '', 'payment_intent')
  const charge = intent.latest_charge === null ? undefined : books.charges.get(intent.latest_charge)
  if (charge?.status !== 'succeeded') {
    throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      code: 'charge_not_refundable',
      param: 'payment_intent',
    })
  }
  return charge
}

export const retrieveRefund = endpoint<Stripe.RefundRetrieveParams>({
  method: 'GET',
  path: '/v1/refunds/:id',
  resource: 'charge',
  params: { expand },
  run: ({ books, id }) => findRefund(books, id),
})

export const updateRefund = endpoint<Stripe.RefundUpdateParams>({
  method: 'POST',
  path: '/v1/refunds/:id',
  resource: 'charge',
  params: { expand, metadata: clearable(metadata) },
  run: ({ books, params, id }) => {
    const refund = findRefund(books, id)
    const changed = books.refunds.save({ ...refund, metadata: params.changedMetadata('metadata', refund.metadata) })
    publishEvent(books, 'refund.updated', { object: changed, before: refund })
    publishEvent(books, 'charge.refund.updated', { object: changed, before: refund })
    return changed
  },
})

export const cancelRefund = endpoint<Stripe.RefundCancelParams>({
  method: 'POST',
  path: '/v1/refunds/:id/cancel',
  resource: 'charge',
  params: { expand },
  run: ({ books, id }) => {
    const refund = findRefund(books, id)
    throw refused(`You cannot cancel refund ${refund.id}: refunds to cards cannot be canceled.`)
  },
})

export const listRefunds = endpoint<Stripe.RefundListParams>({
  method: 'GET',
  path: '/v1/refunds',
  resource: 'charge',
  params: { ...paging, charge: text, created: range, payment_intent: text },
  run: ({ books, params }) => {
    const [created, charge, intent] = [params.range('created'), params.text('charge'), params.text('payment_intent')]
    return listPage(books.refunds, params, {
      url: '/v1/refunds',
      kind: 'refund',
      keep: (refund) =>
        isWithin(refund.created, created) && isAsked(refund.charge, charge) && isAsked(refund.payment_intent, intent),
    })
  },
})
