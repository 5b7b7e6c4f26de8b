import { useLocale, useTranslations } from 'next-intl'
import listing from '#components/admin/listing.module.css'
import type { Currency } from '#lib/money/currencies.ts'
import { numberFormat } from '#lib/money/formatters.ts'

export type ShownRate = { readonly from: Currency; readonly least: string; readonly most: string }

type Props = { readonly rates: readonly ShownRate[]; readonly to: Currency }

/** At what rates Stripe exchanged what clients paid; nothing where nothing was exchanged. */
export function PayoutRates({ rates, to }: Props) {
  const t = useTranslations('cashFlow.payouts')
  const locale = useLocale()
  const format = numberFormat(locale, { maximumFractionDigits: 6 })
  return rates.map(({ from, least, most }) => {
    const rate = [...new Set([least, most])].map((one) => format.format(Number(one))).join(' – ')
    return (
      <div key={from} className={listing.soft}>
        {t('rateOf', { from, rate, to })}
      </div>
    )
  })
}
