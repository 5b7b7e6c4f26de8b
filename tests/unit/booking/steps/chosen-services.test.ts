import { expect, test } from 'vitest'
import { bookingPlaceFrom } from '#components/booking/steps/booking-place.ts'
import { servicesIn, withServices } from '#components/booking/steps/chosen-services.ts'

const IDS = Array.from({ length: 12 }, (_, index) => `0192f0c1-0000-4000-8000-0000000000${index + 10}`)
const menu = { offered: IDS.map((id) => ({ id })), most: 10 }
const [ONE = '', TWO = '', THREE = ''] = IDS

test('what was ticked is found again in the address that it was written into', () => {
  const ticked = new Set([ONE, THREE])
  expect(servicesIn(new URLSearchParams(withServices(ticked)), menu)).toEqual(ticked)
})

test('the address of what is ticked is the first step, for the server too', () => {
  const query = new URLSearchParams(withServices(new Set([ONE, TWO])))
  const place = bookingPlaceFrom({ ...Object.fromEntries(query), service: query.getAll('service') })
  expect(place).toMatchObject({ step: 'services', serviceIds: [ONE, TWO] })
})

test('nothing is ticked where the address names nothing, or nothing that is on the menu', () => {
  expect(servicesIn(new URLSearchParams(''), menu).size).toBe(0)
  expect(servicesIn(new URLSearchParams('service=gone&service='), menu).size).toBe(0)
})

test('no more are ticked than may be chosen', () => {
  const query = new URLSearchParams(IDS.map((id) => ['service', id]))
  expect([...servicesIn(query, menu)]).toEqual(IDS.slice(0, 10))
})
