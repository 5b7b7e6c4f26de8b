import { formatDurationRange } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatMoneyRange } from '#lib/money/format-money.ts'
import type { OfferRange } from '#lib/visits/offer-range.ts'
import styles from './staff-list.module.css'

/** What something costs and, below it, how long it takes. */
export function PriceAndTime({ range, locale }: { readonly range: OfferRange; readonly locale: Locale }) {
  return (
    <span className={styles.price}>
      {formatMoneyRange(range.from, range.to, locale)}
      <span className={styles.detail}>{formatDurationRange(range.minutes, range.minutesTo, locale)}</span>
    </span>
  )
}
