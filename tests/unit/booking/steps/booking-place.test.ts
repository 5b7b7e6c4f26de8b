import { expect, test } from 'vitest'
import { ANYONE, bookingPlaceFrom, placeWithin, queryOf } from '#components/booking/steps/booking-place.ts'

const SERVICE = '0192f0c1-0000-4000-8000-000000000001'
const OTHER = '0192f0c1-0000-4000-8000-000000000002'
const STAFF = '0192f0c1-0000-4000-8000-000000000003'

test('an empty address is the first step', () => {
  expect(bookingPlaceFrom({})).toEqual({ step: 'services', serviceIds: [], staff: ANYONE, day: null, startsAt: null })
})

test('a place survives its own address', () => {
  const place = {
    step: 'contact',
    serviceIds: [SERVICE, OTHER],
    staff: STAFF,
    day: null,
    startsAt: new Date('2026-11-25T09:00:00Z'),
  } as const
  const query = new URLSearchParams(queryOf(place))
  const params = { ...Object.fromEntries(query), service: query.getAll('service') }
  expect(bookingPlaceFrom(params)).toEqual(place)
})

test('a step that its choices do not reach goes back to the one that is missing', () => {
  expect(bookingPlaceFrom({ step: 'time' }).step).toBe('services')
  expect(bookingPlaceFrom({ step: 'contact', service: SERVICE }).step).toBe('time')
})

test('what does not belong falls away', () => {
  const place = bookingPlaceFrom({
    service: [SERVICE, SERVICE, 'x', "'; drop table visit; --"],
    staff: '../',
    day: '2026-02-30',
    at: 'soon',
    step: 'toString',
  })
  expect(place).toEqual({ step: 'services', serviceIds: [SERVICE], staff: ANYONE, day: null, startsAt: null })
})

test('no more than ten services are taken from an address', () => {
  const service = Array.from({ length: 20 }, (_, index) => `0192f0c1-0000-4000-8000-0000000000${index + 10}`)
  expect(bookingPlaceFrom({ service }).serviceIds).toHaveLength(10)
})

test('a place whose services are offered no more keeps the others, and goes back where none is left', () => {
  const place = bookingPlaceFrom({ step: 'time', service: [SERVICE, OTHER], staff: STAFF })
  expect(placeWithin(place, [OTHER])).toEqual({ ...place, serviceIds: [OTHER] })
  expect(placeWithin(place, [])).toEqual({ ...place, serviceIds: [], step: 'services' })
})
