import type { Currency } from '#lib/money/currencies.ts'

type Defaults = { readonly currency: Currency; readonly timeZone: string }

const euro = (timeZone: string): Defaults => ({ currency: 'EUR', timeZone: `Europe/${timeZone}` })
const of = (currency: Currency, timeZone: string): Defaults => ({ currency, timeZone })

// The currency that clients pay in there, and the zone of the largest city. Both can be changed in the set-up.
const DEFAULTS: Readonly<Record<string, Defaults>> = {
  AE: of('AED', 'Asia/Dubai'),
  AT: euro('Vienna'),
  AU: of('AUD', 'Australia/Sydney'),
  BE: euro('Brussels'),
  BG: euro('Sofia'),
  BR: of('BRL', 'America/Sao_Paulo'),
  CA: of('CAD', 'America/Toronto'),
  CH: of('CHF', 'Europe/Zurich'),
  CY: of('EUR', 'Asia/Nicosia'),
  CZ: of('CZK', 'Europe/Prague'),
  DE: euro('Berlin'),
  DK: of('DKK', 'Europe/Copenhagen'),
  EE: euro('Tallinn'),
  ES: euro('Madrid'),
  FI: euro('Helsinki'),
  FR: euro('Paris'),
  GB: of('GBP', 'Europe/London'),
  GI: of('GBP', 'Europe/Gibraltar'),
  GR: euro('Athens'),
  HK: of('HKD', 'Asia/Hong_Kong'),
  HR: euro('Zagreb'),
  HU: of('HUF', 'Europe/Budapest'),
  IE: euro('Dublin'),
  IN: of('INR', 'Asia/Kolkata'),
  IT: euro('Rome'),
  JP: of('JPY', 'Asia/Tokyo'),
  LI: of('CHF', 'Europe/Vaduz'),
  LT: euro('Vilnius'),
  LU: euro('Luxembourg'),
  LV: euro('Riga'),
  MT: euro('Malta'),
  MX: of('MXN', 'America/Mexico_City'),
  MY: of('MYR', 'Asia/Kuala_Lumpur'),
  NL: euro('Amsterdam'),
  NO: of('NOK', 'Europe/Oslo'),
  NZ: of('NZD', 'Pacific/Auckland'),
  PL: of('PLN', 'Europe/Warsaw'),
  PT: euro('Lisbon'),
  RO: of('RON', 'Europe/Bucharest'),
  SE: of('SEK', 'Europe/Stockholm'),
  SG: of('SGD', 'Asia/Singapore'),
  SI: euro('Ljubljana'),
  SK: euro('Bratislava'),
  TH: of('THB', 'Asia/Bangkok'),
  US: of('USD', 'America/New_York'),
}

/** What most salons of a country have; euros and Berlin for a country that we do not know. */
export function countryDefaults(country: string): Defaults {
  return DEFAULTS[country] ?? euro('Berlin')
}
