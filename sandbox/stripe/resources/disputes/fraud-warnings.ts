import type { Stripe } from 'stripe'
import { endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { noSuch } from '#sandbox/stripe/api/faults.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import { range, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'

type Warnings = Stripe['radar']['earlyFraudWarnings']
type ListParams = NonNullable<Parameters<Warnings['list']>[0]>
type RetrieveParams = NonNullable<Parameters<Warnings['retrieve']>[1]>

export const retrieveFraudWarning = endpoint<RetrieveParams>({
  method: 'GET',
  path: '/v1/radar/early_fraud_warnings/:id',
  resource: 'charge',
  params: { expand },
  run: ({ books, id }) => {
    const warning = books.fraudWarnings.find(id)
    if (!warning) throw noSuch('early_fraud_warning', id)
    return warning
  },
})

export const listFraudWarnings = endpoint<ListParams>({
  method: 'GET',
  path: '/v1/radar/early_fraud_warnings',
  resource: 'charge',
  params: { ...paging, charge: text, created: range, payment_intent: text },
  run: ({ books, params }) => {
    const [created, charge, intent] = [params.range('created'), params.text('charge'), params.text('payment_intent')]
    return listPage(books.fraudWarnings, params, {
      url: '/v1/radar/early_fraud_warnings',
      kind: 'early_fraud_warning',
      keep: (warning) =>
        isWithin(warning.created, created) &&
        isAsked(warning.charge, charge) &&
        isAsked(warning.payment_intent, intent),
    })
  },
})
