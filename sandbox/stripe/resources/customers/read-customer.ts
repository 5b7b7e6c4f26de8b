import type { Stripe } from 'stripe'
import type { Params } from '#sandbox/stripe/params/params.ts'
import { readAddress, readShipping } from '#sandbox/stripe/params/read-address.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'

type Customer = Stored<Stripe.Customer>
type Fields = Pick<Stripe.CustomerCreateParams, keyof Stripe.CustomerCreateParams & keyof Stripe.CustomerUpdateParams>

/** A customer with what a call says about them; what it does not mention stays. */
export function changedCustomer(params: Params<Fields>, customer: Customer): Customer {
  const shipping = params.within('shipping')
  const method = params.within('invoice_settings')?.text('default_payment_method')
  const business = params.text('business_name')
  const individual = params.text('individual_name')
  return {
    ...customer,
    address: params.isCleared('address') ? null : readAddress(params.within('address'), customer.address ?? null),
    balance: params.integer('balance') ?? customer.balance,
    ...(business === undefined ? {} : { business_name: business }),
    description: params.changedText('description', customer.description),
    email: params.changedText('email', customer.email),
    ...(individual === undefined ? {} : { individual_name: individual }),
    invoice_settings: {
      ...customer.invoice_settings,
      ...(method === undefined ? {} : { default_payment_method: method }),
    },
    metadata: params.changedMetadata('metadata', customer.metadata),
    name: params.changedText('name', customer.name ?? null),
    phone: params.changedText('phone', customer.phone ?? null),
    preferred_locales: [...(params.texts('preferred_locales') ?? customer.preferred_locales ?? [])],
    shipping: shippingAfter(params, customer, shipping ? readShipping(shipping) : null),
    tax_exempt: params.text('tax_exempt') ?? customer.tax_exempt ?? 'none',
  }
}

function shippingAfter(params: Params<Fields>, customer: Customer, sent: Customer['shipping']): Customer['shipping'] {
  return params.isCleared('shipping') ? null : (sent ?? customer.shipping)
}
