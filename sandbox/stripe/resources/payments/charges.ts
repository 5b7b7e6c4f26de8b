import type { Stripe } from 'stripe'
import { endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { noSuch } from '#sandbox/stripe/api/faults.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import type { Charge } from '#sandbox/stripe/business/payments/charge-card.ts'
import { clearable, hash, metadata, oneOf, range, text } from '#sandbox/stripe/params/kinds.ts'
import { readShipping } from '#sandbox/stripe/params/read-address.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { shipping } from './intent-params.ts'

function findCharge(books: Books, id: string): Charge {
  const charge = books.charges.find(id)
  if (!charge) throw noSuch('charge', id)
  return charge
}

export const retrieveCharge = endpoint<Stripe.ChargeRetrieveParams>({
  method: 'GET',
  path: '/v1/charges/:id',
  resource: 'charge',
  params: { expand },
  run: ({ books, id }) => findCharge(books, id),
})

export const listCharges = endpoint<Stripe.ChargeListParams>({
  method: 'GET',
  path: '/v1/charges',
  resource: 'charge',
  params: { ...paging, created: range, customer: text, payment_intent: text, transfer_group: text },
  run: ({ books, params }) => {
    const [created, customer] = [params.range('created'), params.text('customer')]
    const [intent, group] = [params.text('payment_intent'), params.text('transfer_group')]
    return listPage(books.charges, params, {
      url: '/v1/charges',
      kind: 'charge',
      keep: (charge) =>
        isWithin(charge.created, created) &&
        isAsked(charge.customer, customer) &&
        isAsked(charge.payment_intent, intent) &&
        isAsked(charge.transfer_group, group),
    })
  },
})

export const updateCharge = endpoint<Stripe.ChargeUpdateParams>({
  method: 'POST',
  path: '/v1/charges/:id',
  resource: 'charge',
  params: {
    customer: text,
    description: text,
    expand,
    fraud_details: hash({ user_report: clearable(oneOf('fraudulent', 'safe')) }),
    metadata: clearable(metadata),
    receipt_email: text,
    shipping,
    transfer_group: text,
  },
  run: ({ books, params, id }) => {
    const charge = findCharge(books, id)
    const report = params.within('fraud_details')?.text('user_report')
    const sentShipping = params.within('shipping')
    const changed = books.charges.save({
      ...charge,
      description: params.changedText('description', charge.description),
      fraud_details: report === undefined ? charge.fraud_details : { user_report: report },
      metadata: params.changedMetadata('metadata', charge.metadata),
      receipt_email: params.changedText('receipt_email', charge.receipt_email),
      shipping: sentShipping ? readShipping(sentShipping) : charge.shipping,
      transfer_group: params.changedText('transfer_group', charge.transfer_group),
    })
    publishEvent(books, 'charge.updated', { object: changed, before: charge })
    return changed
  },
})
