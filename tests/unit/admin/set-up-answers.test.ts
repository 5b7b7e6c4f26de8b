import { expect, test } from 'vitest'
import { BEGINNING, hoursFrom, missingIn, priceFrom, slugOf, stepOf } from '#components/admin/set-up/set-up-answers.ts'

test('a beginning is five days from ten to seven', () => {
  expect(hoursFrom(BEGINNING)).toHaveLength(5)
  expect(hoursFrom(BEGINNING)[0]).toEqual({ weekday: 1, startMinute: 600, endMinute: 1140 })
  expect(stepOf({ step: 'nowhere' })).toBe('salon')
})

test('the address follows the name until it is written', () => {
  expect(slugOf({ name: 'Лілея' })).toBe('lileia')
  expect(slugOf({ name: 'Лілея', slug: 'my-salon' })).toBe('my-salon')
})

test('midnight ends a day', () => {
  expect(hoursFrom({ open5: 'yes', from5: '12:00', to5: '00:00' })).toEqual([
    { weekday: 5, startMinute: 720, endMinute: 1440 },
  ])
})

test.each([
  ['salon', {}, ['name', 'country', 'slug']],
  ['salon', { name: 'Лілея', country: 'PL' }, []],
  ['hours', {}, ['hours']],
  ['hours', { open2: 'yes', from2: '12:00', to2: '11:00' }, ['to2']],
  ['service', { serviceName: 'Стрижка', durationMinutes: '60', price: '450,50' }, []],
  ['service', { durationMinutes: '3', price: 'багато' }, ['serviceName', 'durationMinutes', 'price']],
  ['staff', { staffName: ' ' }, ['staffName']],
] as const)('%s of %o wants %o', (step, answers, missing) => {
  expect(missingIn(step, answers, 'PLN')).toEqual(missing)
})

test('a price is exact', () => {
  expect(priceFrom({ price: '450,50' }, 'PLN')).toBe(45_050)
  expect(priceFrom({ price: '450,50' }, 'JPY')).toBeNull()
})
