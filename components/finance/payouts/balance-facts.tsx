import { useTranslations } from 'next-intl'
import type { Money } from '#lib/money/money.ts'
import styles from '../cash-flow/cash-flow.module.css'
import { FigureLink } from '../cash-flow/figure-link.tsx'

const FACTS = ['balance', 'pending', 'onItsWay'] as const

type Fact = (typeof FACTS)[number]

type Props = {
  readonly balances: readonly {
    readonly livemode: boolean
    readonly balance: Money
    readonly pending: Money
    readonly onItsWay: Money
    /** Where the movements behind each stand. */
    readonly hrefs: Readonly<Record<Fact, string | null>>
  }[]
}

/** What has not reached the bank: in the balance, and on its way; test and live, and each currency, apart. */
export function BalanceFacts({ balances }: Props) {
  const t = useTranslations('cashFlow')
  return balances.map((one) => (
    <div key={`${one.livemode}${one.balance.currency}`}>
      {!one.livemode && <p className={styles.soft}>{t('test')}</p>}
      <dl className={styles.totals}>
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt>{t(`balances.${fact}`)}</dt>
            <dd>
              <FigureLink amount={one[fact]} href={one.hrefs[fact]} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  ))
}
