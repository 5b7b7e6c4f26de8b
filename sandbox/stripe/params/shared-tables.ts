import { anything, clearable, hash, integer, listOf, text } from './kinds.ts'

export const address = hash({ city: text, country: text, line1: text, line2: text, postal_code: text, state: text })

export const billingDetails = hash({
  address: clearable(address),
  email: clearable(text),
  name: clearable(text),
  phone: clearable(text),
  tax_id: text,
})

export const expand = listOf(text)

/** What pages every list. */
export const paging = { ending_before: text, limit: integer, starting_after: text, expand: listOf(text) } as const

/** A card as a browser sends it; with a secret key Stripe wants none of these. */
export const typedCard = hash({
  number: text,
  exp_month: integer,
  exp_year: integer,
  cvc: text,
  token: text,
  networks: anything,
})
