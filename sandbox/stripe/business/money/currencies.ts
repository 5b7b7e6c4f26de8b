/** Least charge by settlement currency, in minor units. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
export const LEAST_CHARGE: Readonly<Record<string, number>> = {
  aed: 200,
  ars: 50,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  cop: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  idr: 50,
  ils: 50,
  inr: 50,
  jpy: 50,
  krw: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  php: 50,
  pln: 200,
  ron: 200,
  rub: 50,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
  zar: 50,
}

/** Eight digits for cards. */
export const GREATEST_CHARGE = 99_999_999

const ZERO_DECIMAL = new Set([
  ...['bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'],
])
const THREE_DECIMAL = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd'])
// Two decimals on paper, but whole units only: the last two digits are always 00.
const WHOLE_UNITS_ONLY = new Set(['isk', 'ugx'])

export function decimalsOf(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0
  return THREE_DECIMAL.has(currency) ? 3 : 2
}

/** What an amount must be a multiple of, where not every one can be charged. */
export function stepOf(currency: string): number {
  if (THREE_DECIMAL.has(currency)) return 10
  return WHOLE_UNITS_ONLY.has(currency) ? 100 : 1
}

/** What a payout must be a multiple of. */
export function payoutStepOf(currency: string): number {
  return currency === 'huf' || currency === 'twd' ? 100 : stepOf(currency)
}

const SIGNS: Readonly<Record<string, string>> = { usd: '$', eur: '€', gbp: '£', jpy: '¥', uah: '₴', inr: '₹' }

/** An amount as Stripe's messages write it: `$12.50`, or `12.50 zł` without a sign of its own. */
export function amountInWords(amountMinor: number, currency: string): string {
  const decimals = decimalsOf(currency)
  const text = (amountMinor / 10 ** decimals).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  const sign = SIGNS[currency]
  return sign ? `${sign}${text}` : `${text} ${currency.toUpperCase()}`
}
