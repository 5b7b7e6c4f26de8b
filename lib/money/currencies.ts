import { invariant } from './invariant.ts'

/** ISO 4217 code in capitals, one of those that Stripe settles in. */
export type Currency = keyof typeof CURRENCIES

type CurrencyRules = {
  /** Decimals of Stripe's smallest unit: EUR 2, JPY 0, KWD 3. */
  readonly decimals: 0 | 2 | 3
  /** Stripe's least charge, in minor units. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
  readonly leastChargeMinor: number
  /** Amounts are multiples of this: ISK and UGX are sent with two decimals that are always 00. */
  readonly stepMinor: 1 | 10 | 100
}

const rules = (
  leastChargeMinor: number,
  { decimals = 2, stepMinor = 1 }: { decimals?: 0 | 2 | 3; stepMinor?: 1 | 10 | 100 } = {},
): CurrencyRules => ({ leastChargeMinor, decimals, stepMinor })

const CURRENCIES = {
  AED: rules(200),
  AUD: rules(50),
  BRL: rules(50),
  CAD: rules(50),
  CHF: rules(50),
  CZK: rules(1500),
  DKK: rules(250),
  EUR: rules(50),
  GBP: rules(30),
  HKD: rules(400),
  HUF: rules(17_500),
  INR: rules(50),
  ISK: rules(10_000, { stepMinor: 100 }),
  JPY: rules(50, { decimals: 0 }),
  KRW: rules(50, { decimals: 0 }),
  KWD: rules(150, { decimals: 3, stepMinor: 10 }),
  MXN: rules(1000),
  MYR: rules(200),
  NOK: rules(300),
  NZD: rules(50),
  PLN: rules(200),
  RON: rules(200),
  SEK: rules(300),
  SGD: rules(50),
  THB: rules(1000),
  UAH: rules(2500),
  USD: rules(50),
  ZAR: rules(50),
} as const satisfies Record<string, CurrencyRules>

/** Stripe takes up to twelve digits with most cards; eight are enough for a salon, and taken by all of them. */
export const MOST_CHARGE_MINOR = 99_999_999

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(CURRENCIES, code)
}

/** Reads a code from outside; a code that we have no rules for is our mistake. */
export function currencyOf(code: string): Currency {
  const capitals = code.toUpperCase()
  invariant(isCurrency(capitals), `"${code}" is not a currency that we know`)
  return capitals
}

export function decimalsOf(currency: Currency): 0 | 2 | 3 {
  return CURRENCIES[currency].decimals
}

export function leastChargeMinorOf(currency: Currency): number {
  return CURRENCIES[currency].leastChargeMinor
}

export function stepMinorOf(currency: Currency): 1 | 10 | 100 {
  return CURRENCIES[currency].stepMinor
}

/** Whether an amount is one that the currency can be charged in. */
export const isStepOf = (currency: Currency, amountMinor: number): boolean => amountMinor % stepMinorOf(currency) === 0
