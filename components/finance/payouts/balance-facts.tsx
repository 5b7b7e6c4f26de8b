import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import styles from '../cash-flow/cash-flow.module.css'

type Props = {
  readonly balances: readonly {
    readonly livemode: boolean
    readonly balance: Money
    readonly pending: Money
    readonly onItsWay: Money
  }[]
}

const FACTS = ['balance', 'pending', 'onItsWay'] as const

/** What has not reached the bank: in the balance, and on its way; test and live, and each currency, apart. */
export function BalanceFacts({ balances }: Props) {
  const t = useTranslations('cashFlow')
  const locale = useLocale()
  return balances.map((one) => (
    <div key={`${one.livemode}${one.balance.currency}`}>
      {!one.livemode && <p className={styles.soft}>{t('test')}</p>}
      <dl className={styles.totals}>
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt>{t(`balances.${fact}`)}</dt>
            <dd>{formatMoney(one[fact], locale)}</dd>
          </div>
        ))}
      </dl>
    </div>
  ))
}
