import { expect, test } from 'vitest'
import { namesFrom, wordsOfAction, wordsOfDetails } from '#components/admin/audit-log/audit-words.ts'
import { messagesOf } from '#lib/i18n/messages.ts'

test('an action has its words; one without any is shown as it is', () => {
  const actions = { refund: { requested: 'Запитано повернення' } }
  expect(wordsOfAction(actions, 'refund.requested')).toBe('Запитано повернення')
  expect(wordsOfAction(actions, 'moon.landed_on')).toBe('moon landed on')
})

test('details are told as sums, changes and pairs, machines’ own left out', () => {
  const labels = { feeMinor: 'Салон залишає', letter: 'Лист', email: 'Пошта', name: 'Імʼя', changed: 'Змінено' }
  const fields = { priceFromMinor: 'ціну', description: 'опис' }
  const names = namesFrom(messagesOf('uk'))
  const formatSum = (amountMinor: number, currency: string) => `${amountMinor / 100} ${currency}`
  const tell = (details: Record<string, unknown>) => wordsOfDetails({ details, labels, names, fields, formatSum })
  expect(tell({ amountMinor: 5000, currency: 'EUR', key: 'charge:ch_1' })).toEqual(['50 EUR'])
  const ended = { currency: 'EUR', isFeeWaived: false }
  expect(tell({ ...ended, feeMinor: 2500 })).toEqual(['Салон залишає: 25 EUR'])
  expect(tell({ ...ended, feeMinor: 0 })).toEqual([])
  expect(tell({ name: 'Olha', from: 'admin', to: 'reception' })).toEqual(['Адміністратор → Рецепція', 'Імʼя: Olha'])
  expect(tell({ from: 'admin', to: null })).toEqual(['Адміністратор → –'])
  expect(tell({ changed: 'priceFromMinor,description' })).toEqual(['Змінено: ціну, опис'])
  expect(tell({ email: 'anna@example.com', letter: 'visit_booked' })).toEqual([
    'Пошта: anna@example.com',
    'Лист: Підтвердження запису',
  ])
})
