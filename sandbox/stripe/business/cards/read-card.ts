import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import { type CardNumber, TEST_CARDS } from './test-cards.ts'

export type TypedCard = {
  readonly number: string
  readonly expMonth: number | undefined
  readonly expYear: number | undefined
  readonly cvc: string | undefined
}

/** The test card that someone has typed; a mistyped card is refused as Stripe does, and a real one always. */
export function readCard(card: TypedCard, now: Date): CardNumber {
  const number = card.number.replace(/[\s-]/g, '')
  if (!/^\d{12,19}$/.test(number))
    throw cardError('invalid_number', 'The card number is not a valid credit card number.', 'number')
  if (!passesLuhn(number)) throw cardError('incorrect_number', 'Your card number is incorrect.', 'number')
  if (!TEST_CARDS.has(number)) throw notATestCard()
  checkExpiry(card, now)
  if (card.cvc !== undefined && !/^\d{3,4}$/.test(card.cvc)) {
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc')
  }
  return number
}

function checkExpiry({ expMonth, expYear }: TypedCard, now: Date): void {
  if (expMonth === undefined || expMonth < 1 || expMonth > 12) {
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  }
  const year = expYear !== undefined && expYear < 100 ? 2000 + expYear : expYear
  const thisYear = now.getUTCFullYear()
  if (year === undefined || year < thisYear || year > thisYear + 50) {
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year')
  }
  if (year === thisYear && expMonth < now.getUTCMonth() + 1) {
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  }
}

function notATestCard(): StripeFault {
  const message =
    'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.'
  const fields = { type: 'card_error', code: 'card_declined', decline_code: 'test_mode_live_card' } as const
  return new StripeFault(402, { ...fields, message })
}

function cardError(code: string, message: string, param: string): StripeFault {
  return new StripeFault(402, { type: 'card_error', code, message, param })
}

function passesLuhn(number: string): boolean {
  let sum = 0
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
