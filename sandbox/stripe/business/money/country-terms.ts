/**
 * What Stripe asks of an account by its country: a share of the charge and a fixed sum in the account's currency,
 * more for cards from elsewhere, more for converting. Standard public prices, rounded; a real account may have others.
 */
export type CountryTerms = {
  readonly currency: string
  readonly percent: number
  readonly fixedMinor: number
  readonly foreignCardPercent: number
  readonly conversionPercent: number
  /** Received disputes cost this much, and it does not come back. */
  readonly disputeFeeMinor: number
  /** Days until a charge's money can be paid out. */
  readonly delayDays: number
}

const EURO_ZONE: Omit<CountryTerms, 'delayDays'> = {
  currency: 'eur',
  percent: 1.5,
  fixedMinor: 25,
  foreignCardPercent: 1.75,
  conversionPercent: 2,
  disputeFeeMinor: 2000,
}

const euro = (delayDays = 3): CountryTerms => ({ ...EURO_ZONE, delayDays })
const other = (
  currency: string,
  [percent, fixedMinor, foreignCardPercent, disputeFeeMinor]: readonly [number, number, number, number],
): CountryTerms => ({
  currency,
  percent,
  fixedMinor,
  foreignCardPercent,
  conversionPercent: 2,
  disputeFeeMinor,
  delayDays: 3,
})

/** The countries whose businesses can open an account. https://stripe.com/global */
export const COUNTRIES: Readonly<Record<string, CountryTerms>> = {
  AE: other('aed', [2.9, 100, 1, 6000]),
  AT: euro(),
  AU: { ...other('aud', [1.7, 30, 1.8, 2500]), delayDays: 2 },
  BE: euro(),
  BG: euro(),
  BR: { ...other('brl', [3.99, 39, 2, 5500]), delayDays: 30 },
  CA: { ...other('cad', [2.9, 30, 0.8, 1500]), delayDays: 2 },
  CH: other('chf', [2.9, 30, 0.35, 2000]),
  CY: euro(),
  CZ: other('czk', [1.5, 650, 1.75, 50000]),
  DE: euro(),
  DK: other('dkk', [1.5, 180, 1.75, 15000]),
  EE: euro(),
  ES: euro(),
  FI: euro(),
  FR: euro(),
  GB: other('gbp', [1.5, 20, 1.75, 2000]),
  GI: other('gbp', [1.5, 20, 1.75, 2000]),
  GR: euro(),
  HK: other('hkd', [3.4, 235, 0.5, 8500]),
  HR: euro(),
  HU: other('huf', [1.5, 8500, 1.75, 800000]),
  IE: euro(),
  IN: other('inr', [2, 0, 1, 100000]),
  IT: euro(),
  JP: { ...other('jpy', [3.6, 0, 0.4, 1300]), delayDays: 4 },
  LI: other('chf', [2.9, 30, 0.35, 2000]),
  LT: euro(),
  LU: euro(),
  LV: euro(),
  MT: euro(),
  MX: other('mxn', [3.6, 300, 0.5, 30000]),
  MY: other('myr', [3, 100, 1, 6000]),
  NL: euro(),
  NO: other('nok', [2.4, 200, 0.85, 15000]),
  NZ: other('nzd', [2.65, 30, 0.75, 2500]),
  PL: other('pln', [1.5, 100, 1.75, 8000]),
  PT: euro(),
  RO: other('ron', [1.5, 100, 1.75, 8000]),
  SE: other('sek', [1.5, 180, 1.75, 15000]),
  SG: other('sgd', [3.4, 50, 0.5, 1500]),
  SI: euro(),
  SK: euro(),
  TH: other('thb', [3.65, 0, 1.1, 50000]),
  US: { ...other('usd', [2.9, 30, 1.5, 1500]), conversionPercent: 1, delayDays: 2 },
}

const EUROPEAN_AREA = new Set([
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI'],
  ...['LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
])

export function termsOf(country: string): CountryTerms {
  const terms = COUNTRIES[country]
  if (!terms) throw new Error(`Stripe has no accounts in ${country}`)
  return terms
}

/** A card is at home in its own country, and within the European Economic Area in all of it. */
export function isForeignCard(accountCountry: string, cardCountry: string | null): boolean {
  if (cardCountry === null || cardCountry === accountCountry) return false
  return !(EUROPEAN_AREA.has(accountCountry) && EUROPEAN_AREA.has(cardCountry))
}
