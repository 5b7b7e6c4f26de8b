import { expect, test } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { declineReasonOf } from '#lib/payments/clients/decline-reason.ts'
import { DECLINES } from '#sandbox/stripe/business/cards/declines.ts'

test.each([
  [['insufficient_funds', 'card_declined'], 'insufficient_funds'],
  [[undefined, 'expired_card'], 'expired_card'],
  [['invalid_expiry_year', 'card_declined'], 'incorrect_expiry'],
  [['card_velocity_exceeded', 'card_declined'], 'limit_exceeded'],
  [['try_again_later', 'card_declined'], 'processing_error'],
  [[undefined, 'payment_intent_authentication_failure'], 'authentication_failed'],
  [['do_not_honor', 'card_declined'], 'generic_decline'],
  [['a_word_of_tomorrow', 'card_declined'], 'generic_decline'],
  [['a_word_of_tomorrow', 'expired_card'], 'expired_card'],
  [[undefined, undefined], 'generic_decline'],
] as const)('%o is told as %s', (codes, reason) => {
  expect(declineReasonOf(codes)).toBe(reason)
})

test.each(['lost_card', 'stolen_card', 'pickup_card', 'restricted_card', 'fraudulent', 'merchant_blacklist'])(
  'who holds a card that is not theirs learns nothing from %s',
  (code) => {
    expect(declineReasonOf([code, 'card_declined'])).toBe('generic_decline')
  },
)

test('every decline that a bank can give here has its own words in every language', () => {
  for (const { code, declineCode } of Object.values(DECLINES)) {
    const reason = declineReasonOf([declineCode, code])
    for (const locale of LOCALES) expect(messagesOf(locale).booking.pay.declines[reason], reason).toBeTruthy()
  }
})
