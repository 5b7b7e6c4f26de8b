import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { noSuch } from '#sandbox/stripe/api/faults.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import { attachMethod, detachMethod } from '#sandbox/stripe/business/payments/methods/attach-method.ts'
import { findMethod } from '#sandbox/stripe/business/payments/methods/choose-method.ts'
import { range, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { newId, randomText } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { createTable, updateTable } from './customer-params.ts'
import { changedCustomer } from './read-customer.ts'

export type Customer = Stored<Stripe.Customer>

export function findCustomer(books: Books, id: string, param = 'id'): Customer {
  const customer = books.customers.find(id)
  if (!customer) throw noSuch('customer', id, param)
  return customer
}

export const createCustomer = endpoint<Stripe.CustomerCreateParams>({
  method: 'POST',
  path: '/v1/customers',
  resource: 'customer',
  params: createTable,
  run: (call) => {
    const { books, params } = call
    const customer = books.customers.save(changedCustomer(params, emptyCustomer(books)))
    publishEvent(books, 'customer.created', { object: customer })
    const method = params.text('payment_method')
    if (method !== undefined) attachMethod(books, findMethod(books, method, null).id, customer.id)
    return customer
  },
})

function emptyCustomer(books: Books): Customer {
  return {
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: books.world.clock.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: books.livemode,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
}

export const retrieveCustomer = endpoint<Stripe.CustomerRetrieveParams>({
  method: 'GET',
  path: '/v1/customers/:id',
  resource: 'customer',
  params: { expand },
  run: ({ books, id }) => {
    if (books.deletedCustomers.has(id)) return { id, object: 'customer', deleted: true }
    return findCustomer(books, id)
  },
})

export const updateCustomer = endpoint<Stripe.CustomerUpdateParams>({
  method: 'POST',
  path: '/v1/customers/:id',
  resource: 'customer',
  params: updateTable,
  run: ({ books, params, id }: Call<Stripe.CustomerUpdateParams>) => {
    const before = findCustomer(books, id)
    const method = params.within('invoice_settings')?.text('default_payment_method')
    if (method !== undefined) findMethod(books, method, id)
    const customer = books.customers.save(changedCustomer(params, before))
    publishEvent(books, 'customer.updated', { object: customer, before })
    return customer
  },
})

export const deleteCustomer = endpoint<Stripe.CustomerDeleteParams>({
  method: 'DELETE',
  path: '/v1/customers/:id',
  resource: 'customer',
  params: {},
  run: ({ books, id }) => {
    const customer = findCustomer(books, id)
    for (const method of [...books.paymentMethods.newestFirst()]) {
      if (method.customer === id) detachMethod(books, method)
    }
    books.customers.delete(id)
    books.deletedCustomers.save({ id })
    publishEvent(books, 'customer.deleted', { object: customer })
    return { id, object: 'customer', deleted: true }
  },
})

export const listCustomers = endpoint<Stripe.CustomerListParams>({
  method: 'GET',
  path: '/v1/customers',
  resource: 'customer',
  params: { ...paging, created: range, email: text, test_clock: text },
  run: ({ books, params }) => {
    const [created, email] = [params.range('created'), params.text('email')]
    return listPage(books.customers, params, {
      url: '/v1/customers',
      kind: 'customer',
      keep: (customer) => isWithin(customer.created, created) && isAsked(customer.email, email),
    })
  },
})
