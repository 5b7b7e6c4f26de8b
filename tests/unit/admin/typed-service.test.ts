import { expect, test } from 'vitest'
import { serviceFrom, type TypedService } from '#components/admin/services/service-typed.ts'
import { ownServiceFrom } from '#components/admin/team/typed-services.ts'

const CUT: TypedService = {
  ...{
    name: ' Haircut ',
    description: '',
    categoryId: 'hair',
    priceFrom: '45,50',
    priceTo: '',
    duration: '60',
    buffer: '0',
  },
}

test('a service is read in minutes and in minor units', () => {
  expect(serviceFrom({ ...CUT, priceTo: '60' }, 'EUR')).toMatchObject({
    service: { name: 'Haircut', priceFromMinor: 4550, priceToMinor: 6000, durationMinutes: 60, bufferMinutes: 0 },
    faults: [],
  })
})

test.each([
  ['no name', { name: ' ' }, ['name']],
  ['no price', { priceFrom: '' }, ['priceFrom']],
  ['a price that the currency does not have', { priceFrom: '45,555' }, ['priceFrom']],
  ['a range that goes down', { priceTo: '40' }, ['priceTo']],
  ['a range that is no amount', { priceTo: 'much' }, ['priceTo']],
  ['too short', { duration: '3' }, ['duration']],
  ['half a minute', { duration: '30.5' }, ['duration']],
  ['no minutes at all', { duration: '', buffer: '' }, ['duration', 'buffer']],
])('%s is named', (_, changes, faults) => {
  expect(serviceFrom({ ...CUT, ...changes }, 'EUR').faults).toEqual(faults)
})

test.each([
  ['as the service has it', {}, { durationMinutes: null, priceFromMinor: null, priceToMinor: null }],
  ['a price of one’s own', { price: '50' }, { durationMinutes: null, priceFromMinor: 5000, priceToMinor: null }],
  [
    'a range and minutes',
    { price: '50', priceTo: '70', duration: '75' },
    { durationMinutes: 75, priceFromMinor: 5000, priceToMinor: 7000 },
  ],
  ['a range from nothing', { priceTo: '70' }, null],
  ['a range that goes down', { price: '50', priceTo: '40' }, null],
  ['no amount', { price: 'x' }, null],
  ['too long', { duration: '2000' }, null],
])('a staff member performs it: %s', (_, changes, wanted) => {
  const typed = { serviceId: 'cut', isPerforming: true, price: '', priceTo: '', duration: '' }
  expect(ownServiceFrom({ ...typed, ...changes }, 'EUR')).toEqual(wanted && { serviceId: 'cut', ...wanted })
})
