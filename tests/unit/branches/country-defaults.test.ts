import { expect, test } from 'vitest'
import { countryDefaults } from '#lib/branches/country-defaults.ts'
import { isCurrency } from '#lib/money/currencies.ts'
import { STRIPE_COUNTRIES } from '#lib/payments/connection/stripe-countries.ts'

test.each(STRIPE_COUNTRIES)('%s has a currency and a zone that exist', (country) => {
  const { currency, timeZone } = countryDefaults(country)
  expect(isCurrency(currency)).toBe(true)
  expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow()
  // Only the countries that say so themselves have Berlin's time.
  if (country !== 'DE') expect(timeZone).not.toBe('Europe/Berlin')
})

test('a country that we do not know has a beginning all the same', () => {
  expect(countryDefaults('XX')).toEqual({ currency: 'EUR', timeZone: 'Europe/Berlin' })
})
