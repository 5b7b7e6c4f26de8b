import { expect, test } from 'vitest'
import { refusalOfSettings } from '#lib/branches/settings-policy.ts'

const NEW = { hasBookings: false, hasStripe: false, hasUpcomingVisits: false }
const BUSY = { hasBookings: true, hasStripe: true, hasUpcomingVisits: true }
const NOTHING = { currency: false, country: false, timeZone: false }

test.each([
  ['a new salon changes everything', NEW, { currency: true, country: true, timeZone: true }, null],
  ['a busy one changes the rest', BUSY, NOTHING, null],
  ['its currency stays', BUSY, { ...NOTHING, currency: true }, 'currency_is_fixed'],
  ['its country stays', BUSY, { ...NOTHING, country: true }, 'country_is_fixed'],
  ['its zone stays while somebody is to come', BUSY, { ...NOTHING, timeZone: true }, 'zone_has_visits'],
  ['and not for those who were', { ...BUSY, hasUpcomingVisits: false }, { ...NOTHING, timeZone: true }, null],
])('%s', (_, standing, changes, refusal) => {
  expect(refusalOfSettings(standing, changes)).toBe(refusal)
})
