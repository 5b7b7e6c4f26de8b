import type { Stripe } from 'stripe'
import { type BillingDetails, NO_BILLING_DETAILS } from '#sandbox/stripe/business/cards/payment-method.ts'
import type { Params } from './params.ts'

type AddressFields = Stripe.AddressParam
type BillingFields = {
  address?: AddressFields | null | ''
  email?: string | null | ''
  name?: string | null | ''
  phone?: string | null | ''
  tax_id?: string
}
type ShippingFields = {
  address?: AddressFields
  name?: string
  phone?: string
  carrier?: string
  tracking_number?: string
}

export function readAddress(
  params: Params<AddressFields> | undefined,
  current: Stripe.Address | null,
): Stripe.Address | null {
  if (!params) return current
  return {
    city: params.changedText('city', current?.city ?? null),
    country: params.changedText('country', current?.country ?? null),
    line1: params.changedText('line1', current?.line1 ?? null),
    line2: params.changedText('line2', current?.line2 ?? null),
    postal_code: params.changedText('postal_code', current?.postal_code ?? null),
    state: params.changedText('state', current?.state ?? null),
  }
}

export function readBillingDetails(
  params: Params<BillingFields> | undefined,
  current = NO_BILLING_DETAILS,
): BillingDetails {
  if (!params) return current
  const address = params.isCleared('address') ? NO_BILLING_DETAILS.address : current.address
  return {
    address: readAddress(params.within('address'), address),
    email: params.changedText('email', current.email),
    name: params.changedText('name', current.name),
    phone: params.changedText('phone', current.phone),
    tax_id: params.changedText('tax_id', current.tax_id),
  }
}

export function readShipping(params: Params<ShippingFields> | undefined): Stripe.PaymentIntent.Shipping | null {
  if (!params) return null
  const address = readAddress(params.within('address'), null)
  const name = params.text('name')
  return {
    ...(address ? { address } : {}),
    carrier: params.text('carrier') ?? null,
    ...(name === undefined ? {} : { name }),
    phone: params.text('phone') ?? null,
    tracking_number: params.text('tracking_number') ?? null,
  }
}
