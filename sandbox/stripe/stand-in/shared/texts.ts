/** The languages of the stand-in. Stripe's own Stripe.js has no Ukrainian; the product's clients see English there. */
export type Language = 'en' | 'uk'

const EN = {
  cardNumber: 'Card number',
  expiry: 'Expiration date',
  expiryHint: 'MM / YY',
  cvc: 'Security code',
  cvcHint: 'CVC',
  country: 'Country',
  frameTitle: 'Secure payment input frame',
  bannerTitle: 'Stripe simulator: test cards only',
  cardPaid: 'paid',
  cardDeclined: 'declined',
  cardAuthenticated: '3-D Secure',
  useCard: 'Fill in',
  bankTitle: '3-D Secure authentication',
  bankIntro: 'This is where the bank of the card asks its owner to approve the payment.',
  bankAmount: 'Amount',
  bankCard: 'Card',
  bankComplete: 'Complete',
  bankFail: 'Fail',
  bankCancel: 'Cancel',
  bankNote: 'Simulated bank: nothing is charged.',
  bankDone: 'This payment is not waiting for an authentication.',
  incomplete_number: 'Your card number is incomplete.',
  invalid_number: 'Your card number is invalid.',
  not_a_test_card: 'Only Stripe’s test cards work here. Never type a real card number.',
  incomplete_expiry: 'Your card’s expiration date is incomplete.',
  invalid_expiry_month_past: 'Your card’s expiration date is in the past.',
  invalid_expiry_year_past: 'Your card’s expiration year is in the past.',
  incomplete_cvc: 'Your card’s security code is incomplete.',
  card_declined: 'Your card was declined.',
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: 'Your card’s security code is incorrect.',
  incorrect_number: 'Your card number is incorrect.',
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  card_velocity_exceeded:
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  payment_intent_authentication_failure:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  setup_intent_authentication_failure:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  connection: 'We could not reach Stripe. Check your connection and try again.',
}

export type Texts = { readonly [Name in keyof typeof EN]: string }

const UK: Texts = {
  cardNumber: 'Номер картки',
  expiry: 'Термін дії',
  expiryHint: 'ММ / РР',
  cvc: 'Код безпеки',
  cvcHint: 'CVC',
  country: 'Країна',
  frameTitle: 'Захищені поля оплати',
  bannerTitle: 'Симулятор Stripe: лише тестові картки',
  cardPaid: 'оплачено',
  cardDeclined: 'відхилено',
  cardAuthenticated: '3-D Secure',
  useCard: 'Підставити',
  bankTitle: 'Підтвердження 3-D Secure',
  bankIntro: 'Тут банк, що видав картку, просить її власника підтвердити оплату.',
  bankAmount: 'Сума',
  bankCard: 'Картка',
  bankComplete: 'Підтвердити',
  bankFail: 'Відхилити',
  bankCancel: 'Скасувати',
  bankNote: 'Уявний банк: гроші не списуються.',
  bankDone: 'Ця оплата не чекає на підтвердження.',
  incomplete_number: 'Номер картки введено не повністю.',
  invalid_number: 'Номер картки недійсний.',
  not_a_test_card: 'Тут працюють лише тестові картки Stripe. Ніколи не вводьте справжній номер.',
  incomplete_expiry: 'Термін дії картки введено не повністю.',
  invalid_expiry_month_past: 'Термін дії картки минув.',
  invalid_expiry_year_past: 'Рік дії картки вже минув.',
  incomplete_cvc: 'Код безпеки введено не повністю.',
  card_declined: 'Картку відхилено.',
  insufficient_funds: 'На картці недостатньо коштів.',
  expired_card: 'Термін дії картки закінчився.',
  incorrect_cvc: 'Неправильний код безпеки картки.',
  incorrect_number: 'Неправильний номер картки.',
  processing_error: 'Під час обробки картки сталася помилка. Спробуйте ще раз трохи згодом.',
  card_velocity_exceeded: 'Картку відхилено: забагато спроб поспіль або перевищено ліміт суми.',
  payment_intent_authentication_failure:
    'Не вдалося підтвердити, що картка ваша. Виберіть інший спосіб оплати й спробуйте ще раз.',
  setup_intent_authentication_failure:
    'Не вдалося підтвердити, що картка ваша. Виберіть інший спосіб оплати й спробуйте ще раз.',
  connection: 'Не вдалося зв’язатися зі Stripe. Перевірте з’єднання та спробуйте ще раз.',
}

/** The language that a locale asks for; `auto` goes by the page, then by the browser. */
export function languageOf(locale: string, pageLanguage: string): Language {
  const wanted = locale === 'auto' || locale === '' ? pageLanguage || navigator.language : locale
  return wanted.toLowerCase().startsWith('uk') ? 'uk' : 'en'
}

export function textsIn(language: Language): Texts {
  return language === 'uk' ? UK : EN
}

/** A message in the client's language where the stand-in has one, else Stripe's own. */
export function messageFor(texts: Texts, error: { code?: string; decline_code?: string; message: string }): string {
  const known: Readonly<Record<string, string>> = texts
  return known[error.decline_code ?? ''] ?? known[error.code ?? ''] ?? error.message
}
