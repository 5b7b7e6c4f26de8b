import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '#lib/money/format-money.ts'
import { type Money, negate } from '#lib/money/money.ts'
import type { VisitBalance } from '#lib/visits/balance/visit-balance.ts'
import styles from './visit-card.module.css'

type Props = {
  readonly total: Money
  readonly discount: { readonly amount: Money; readonly percent: number | null; readonly reason: string } | null
  readonly balance: VisitBalance
  readonly ended: { readonly fee: Money; readonly isFeeWaived: boolean; readonly toHandBack: Money } | null
}

/** Where a visit's money stands: what it costs, what was paid how, and what is left. */
export function VisitSums({ total, discount, balance, ended }: Props) {
  const t = useTranslations('visits.sums')
  const locale = useLocale()
  const sum = (amount: Money) => formatMoney(amount, locale)
  const line = (name: 'online' | 'held' | 'recorded' | 'returned', amount: Money) =>
    amount.amountMinor > 0 && (
      <div>
        <dt>{t(name)}</dt>
        <dd>{sum(amount)}</dd>
      </div>
    )
  return (
    <dl className={styles.sums}>
      <div>
        <dt>{t('total')}</dt>
        <dd>{sum(total)}</dd>
      </div>
      {discount && (
        <>
          <div>
            <dt>
              {t('discount')}
              {discount.percent !== null && ` ${discount.percent} %`}
              <span className={styles.more}>{discount.reason}</span>
            </dt>
            <dd>{sum(negate(discount.amount))}</dd>
          </div>
          <div>
            <dt>{t('toPay')}</dt>
            <dd>{sum(balance.toPay)}</dd>
          </div>
        </>
      )}
      {line('online', balance.online)}
      {line('held', balance.held)}
      {line('recorded', balance.recorded)}
      {line('returned', balance.returned)}
      {ended ? (
        <EndedSums ended={ended} />
      ) : (
        <div data-main>
          <dt>{t('open')}</dt>
          <dd>{sum(balance.open)}</dd>
        </div>
      )}
    </dl>
  )
}

/** Of a visit that does not take place: what is kept, and what staff have to hand back themselves. */
function EndedSums({ ended }: { readonly ended: NonNullable<Props['ended']> }) {
  const t = useTranslations('visits.sums')
  const locale = useLocale()
  const { fee, isFeeWaived, toHandBack } = ended
  return (
    <>
      <div data-main>
        <dt>
          {t('fee')}
          {isFeeWaived && <span className={styles.more}>{t('feeWaived')}</span>}
        </dt>
        <dd>{formatMoney(fee, locale)}</dd>
      </div>
      {toHandBack.amountMinor > 0 && (
        <div data-main>
          <dt>{t('handBack')}</dt>
          <dd>{formatMoney(toHandBack, locale)}</dd>
        </div>
      )}
    </>
  )
}
