import { countryDefaults } from '#lib/branches/country-defaults.ts'
import { STRIPE_COUNTRIES } from '#lib/payments/connection/stripe-countries.ts'

type Choice = { readonly value: string; readonly label: string }

export type PlaceChoices = {
  readonly countries: readonly Choice[]
  readonly currencies: readonly Choice[]
  readonly timeZones: readonly string[]
}

/** Where a salon can be: the countries that Stripe serves, their currencies and all zones, in the reader's language. */
export function placeChoicesIn(locale: string): PlaceChoices {
  const named = (codes: readonly string[], type: 'region' | 'currency') => {
    const names = new Intl.DisplayNames(locale, { type })
    return codes
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .sort((one, other) => one.label.localeCompare(other.label, locale))
  }
  const currencies = new Set(['UAH', ...STRIPE_COUNTRIES.map((country) => countryDefaults(country).currency)])
  return {
    countries: named(STRIPE_COUNTRIES, 'region'),
    currencies: named([...currencies], 'currency').map(({ value, label }) => ({ value, label: `${label} (${value})` })),
    timeZones: Intl.supportedValuesOf('timeZone'),
  }
}
