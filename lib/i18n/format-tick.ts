import type { Locale } from '#lib/i18n/locales.ts'
import { type Currency, decimalsOf } from '#lib/money/currencies.ts'
import { numberFormat } from '#lib/money/formatters.ts'

/** Writes the round sums along a chart, in whole units of its currency. */
export function formatTickOf(currency: Currency, locale: Locale): (minor: number) => string {
  const decimals = decimalsOf(currency)
  const format = numberFormat(locale, { maximumFractionDigits: decimals })
  return (minor) => format.format(minor / 10 ** decimals)
}
