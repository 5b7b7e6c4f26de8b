import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '#lib/money/format-money.ts'
import { type Money, subtract } from '#lib/money/money.ts'
import styles from './payment-totals.module.css'

type Totals = {
  readonly livemode: boolean
  readonly count: number
  readonly captured: Money
  readonly returned: Money
  readonly disputed: Money
}

/** What the payments shown add up to; test and live, and each currency, apart. */
export function PaymentTotals({ totals }: { readonly totals: readonly Totals[] }) {
  const t = useTranslations('finance.totals')
  const locale = useLocale()
  return (
    <>
      {totals.map(({ livemode, count, captured, returned, disputed }) => (
        <dl key={`${livemode}${captured.currency}`} className={styles.totals}>
          <div>
            <dt>{livemode ? t('payments') : t('testPayments')}</dt>
            <dd>{count}</dd>
          </div>
          <div>
            <dt>{t('taken')}</dt>
            <dd>{formatMoney(captured, locale)}</dd>
          </div>
          <div>
            <dt>{t('returned')}</dt>
            <dd>{formatMoney(returned, locale)}</dd>
          </div>
          {disputed.amountMinor > 0 && (
            <div>
              <dt>{t('disputed')}</dt>
              <dd>{formatMoney(disputed, locale)}</dd>
            </div>
          )}
          <div>
            <dt>{t('kept')}</dt>
            <dd>{formatMoney([returned, disputed].reduce(subtract, captured), locale)}</dd>
          </div>
        </dl>
      ))}
    </>
  )
}

/** Keeps the place of the totals while they are added up. */
export function TotalsPlace() {
  return <div className={`${styles.totals} ${styles.awaited}`} aria-hidden />
}
