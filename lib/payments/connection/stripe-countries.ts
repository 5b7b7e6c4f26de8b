// Where Stripe opens accounts. https://docs.stripe.com/payouts#supported-accounts-and-settlement-currencies
const COUNTRIES =
  'AE AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IN IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH US'

export const STRIPE_COUNTRIES: readonly string[] = COUNTRIES.split(' ')

/** Whether Stripe serves accounts of a country, by its two letters. */
export const isServedCountry = (country: string): boolean => STRIPE_COUNTRIES.includes(country)
