import { expect, test } from 'vitest'
import { branchFrom, type TypedBranch } from '#components/admin/branch/typed-branch.ts'

const SALON: TypedBranch = {
  ...{ name: 'Salon', address: '', phone: '+49 (30) 123-45', email: '', country: 'DE', currency: 'EUR', locale: 'en' },
  ...{ timeZone: 'Europe/Berlin', slotStepMinutes: '15', leadTimeMinutes: '60', bookingHorizonDays: '60' },
}

test('a salon is read with its numbers as numbers', () => {
  expect(branchFrom(SALON)).toMatchObject({
    branch: { slotStepMinutes: 15, leadTimeMinutes: 60, bookingHorizonDays: 60, phone: '+49 (30) 123-45' },
    faults: [],
  })
})

test.each([
  ['no name', { name: '  ' }, ['name']],
  ['a word for a number', { phone: 'call us' }, ['phone']],
  ['half an address', { email: 'salon@' }, ['email']],
  ['no days', { bookingHorizonDays: '' }, ['bookingHorizonDays']],
  ['half a day', { bookingHorizonDays: '1.5' }, ['bookingHorizonDays']],
  ['more than a year', { bookingHorizonDays: '400' }, ['bookingHorizonDays']],
])('%s is named', (_, changes, faults) => {
  expect(branchFrom({ ...SALON, ...changes }).faults).toEqual(faults)
})
