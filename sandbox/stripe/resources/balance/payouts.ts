import type { Stripe } from 'stripe'
import { endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam, noSuch } from '#sandbox/stripe/api/faults.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import { type Payout, createPayout as sendPayout } from '#sandbox/stripe/business/payouts/create-payout.ts'
import { cancelPayout as endPayout } from '#sandbox/stripe/business/payouts/end-payout.ts'
import { clearable, integer, metadata, notSimulated, oneOf, range, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'

function findPayout(books: Books, id: string): Payout {
  const payout = books.payouts.find(id)
  if (!payout) throw noSuch('payout', id)
  return payout
}

export const createPayout = endpoint<Stripe.PayoutCreateParams>({
  method: 'POST',
  path: '/v1/payouts',
  resource: 'payout',
  params: {
    amount: integer,
    currency: text,
    description: text,
    destination: notSimulated,
    expand,
    metadata,
    method: oneOf('instant', 'standard'),
    payout_method: notSimulated,
    source_type: oneOf('card'),
    statement_descriptor: text,
  },
  run: ({ books, params }) => {
    const amount = params.requiredInteger('amount')
    if (amount < 1) throw invalidParam('This value must be greater than or equal to 1.', { param: 'amount' })
    return sendPayout(books, {
      amount,
      currency: params.requiredText('currency').toLowerCase(),
      isAutomatic: false,
      description: params.text('description') ?? null,
      metadata: params.changedMetadata('metadata', {}),
      method: params.text('method') ?? 'standard',
      statementDescriptor: params.text('statement_descriptor') ?? null,
    })
  },
})

export const retrievePayout = endpoint<Stripe.PayoutRetrieveParams>({
  method: 'GET',
  path: '/v1/payouts/:id',
  resource: 'payout',
  params: { expand },
  run: ({ books, id }) => findPayout(books, id),
})

export const updatePayout = endpoint<Stripe.PayoutUpdateParams>({
  method: 'POST',
  path: '/v1/payouts/:id',
  resource: 'payout',
  params: { expand, metadata: clearable(metadata) },
  run: ({ books, params, id }) => {
    const before = findPayout(books, id)
    const changed = books.payouts.save({ ...before, metadata: params.changedMetadata('metadata', before.metadata) })
    publishEvent(books, 'payout.updated', { object: changed, before })
    return changed
  },
})

export const cancelPayout = endpoint<Stripe.PayoutCancelParams>({
  method: 'POST',
  path: '/v1/payouts/:id/cancel',
  resource: 'payout',
  params: { expand },
  run: ({ books, id }) => endPayout(books, findPayout(books, id)),
})

export const listPayouts = endpoint<Stripe.PayoutListParams>({
  method: 'GET',
  path: '/v1/payouts',
  resource: 'payout',
  params: { ...paging, arrival_date: range, created: range, destination: text, status: text },
  run: ({ books, params }) => {
    const [created, arrival] = [params.range('created'), params.range('arrival_date')]
    const [status, destination] = [params.text('status'), params.text('destination')]
    return listPage(books.payouts, params, {
      url: '/v1/payouts',
      kind: 'payout',
      keep: (payout) =>
        isWithin(payout.created, created) &&
        isWithin(payout.arrival_date, arrival) &&
        isAsked(payout.status, status) &&
        isAsked(payout.destination, destination),
    })
  },
})
