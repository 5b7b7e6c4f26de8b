import { invalidParam, noSuch } from '#sandbox/stripe/api/faults.ts'
import type { PaymentIntent } from '#sandbox/stripe/business/payments/charge-card.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import type { KeyRow } from '#sandbox/stripe/state/rows.ts'

/** The intent that a call may see: any of the account with a secret key, with a publishable one its own secret's. */
export function seenIntent(
  books: Books,
  key: KeyRow,
  wanted: { id: string; clientSecret: string | undefined },
): PaymentIntent {
  const intent = books.paymentIntents.find(wanted.id)
  if (!intent) throw noSuchIntent(books, wanted.id)
  if (key.kind === 'publishable' && wanted.clientSecret === undefined) {
    throw invalidParam('Missing required param: client_secret.', { code: 'parameter_missing', param: 'client_secret' })
  }
  if (wanted.clientSecret !== undefined && wanted.clientSecret !== intent.client_secret) {
    const message = `The client_secret provided does not match the client_secret associated with the PaymentIntent.`
    throw invalidParam(message, { code: 'payment_intent_invalid_parameter', param: 'client_secret' })
  }
  return intent
}

function noSuchIntent(books: Books, id: string): Error {
  const elsewhere = books.world.books(books.accountId, !books.livemode)
  if (!elsewhere.paymentIntents.has(id)) return noSuch('payment_intent', id, 'intent')
  const [there, here] = books.livemode ? ['test', 'live'] : ['live', 'test']
  const hint = `; a similar object exists in ${there} mode, but a ${here} mode key was used to make this request.`
  const fault = noSuch('payment_intent', id, 'intent')
  return Object.assign(fault, { fields: { ...fault.fields, message: `No such payment_intent: '${id}'${hint}` } })
}

/** What a browser may know of an intent: no metadata, no customer, no charge. */
export function clientView(key: KeyRow, intent: PaymentIntent): object {
  if (key.kind !== 'publishable') return intent
  const {
    application: _application,
    application_fee_amount: _fee,
    allowed_payment_method_types: _allowed,
    amount_capturable: _capturable,
    amount_received: _received,
    customer: _customer,
    customer_account: _customerAccount,
    excluded_payment_method_types: _excluded,
    latest_charge: _charge,
    managed_payments: _managed,
    metadata: _metadata,
    on_behalf_of: _onBehalfOf,
    payment_method_options: _options,
    payment_record: _record,
    review: _review,
    statement_descriptor: _descriptor,
    statement_descriptor_suffix: _suffix,
    transfer_data: _transfer,
    transfer_group: _group,
    ...visible
  } = intent
  return visible
}
