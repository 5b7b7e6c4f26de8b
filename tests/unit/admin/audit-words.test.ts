import { expect, test } from 'vitest'
import { wordsOfAction, wordsOfDetails } from '#components/admin/audit-log/audit-words.ts'

test('an action has its words; one without any is shown as it is', () => {
  const actions = { refund: { requested: 'Запитано повернення' } }
  expect(wordsOfAction(actions, 'refund.requested')).toBe('Запитано повернення')
  expect(wordsOfAction(actions, 'moon.landed_on')).toBe('moon landed on')
})

test('details are told as sums, changes and pairs, machines’ own left out', () => {
  const labels = { email: 'Пошта', name: 'Імʼя', changed: 'Змінено' }
  const fields = { priceFromMinor: 'ціну', description: 'опис' }
  const roles = { admin: 'Адміністратор', reception: 'Рецепція' }
  const formatSum = (amountMinor: number, currency: string) => `${amountMinor / 100} ${currency}`
  const tell = (details: Record<string, unknown>) => wordsOfDetails({ details, labels, roles, fields, formatSum })
  expect(tell({ amountMinor: 5000, currency: 'EUR', key: 'charge:ch_1' })).toEqual(['50 EUR'])
  expect(tell({ name: 'Olha', from: 'admin', to: 'reception' })).toEqual(['Адміністратор → Рецепція', 'Імʼя: Olha'])
  expect(tell({ from: 'admin', to: null })).toEqual(['Адміністратор → –'])
  expect(tell({ changed: 'priceFromMinor,description' })).toEqual(['Змінено: ціну, опис'])
  expect(tell({ email: 'anna@example.com', letter: 'visit_booked' })).toEqual(['Пошта: anna@example.com'])
})
