import { expect, test } from 'vitest'
import { isServedCountry, STRIPE_COUNTRIES } from '#lib/payments/connection/stripe-countries.ts'

test('Stripe serves Poland, and not Ukraine yet', () => {
  expect(isServedCountry('PL')).toBe(true)
  expect(isServedCountry('UA')).toBe(false)
})

test('each country is there once, by its two letters', () => {
  expect(new Set(STRIPE_COUNTRIES).size).toBe(STRIPE_COUNTRIES.length)
  expect(STRIPE_COUNTRIES.every((country) => /^[A-Z]{2}$/.test(country))).toBe(true)
})
