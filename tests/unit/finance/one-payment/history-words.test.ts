import { expect, test } from 'vitest'
import { historyWords } from '#components/finance/one-payment/history-words.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'

const OF_A_VISIT = [
  ...['visit.booked', 'visit.canceled', 'visit.moved', 'visit.no_show', 'visit.created', 'visit.discounted'],
  ...['visit.arrived', 'desk_payment.taken', 'pay_link.mailed', 'pay_link.opened', 'letter.asked_again'],
]

test.each(LOCALES)('whatever happened to a payment’s visit is told in words: %s', (locale) => {
  const words = OF_A_VISIT.map((action) => historyWords(messagesOf(locale), action))
  expect(words.filter((text) => /^[a-z _.]*$/.test(text))).toEqual([])
})

test('what the salon’s log says in a bookkeeper’s words is said plainly beside a payment', () => {
  expect(historyWords(messagesOf('en'), 'payment.charge')).toBe('The card was charged')
  expect(historyWords(messagesOf('uk'), 'visit.moved')).toBe('Візит перенесено')
})
