import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '#lib/money/format-money.ts'
import { numberFormat } from '#lib/money/formatters.ts'
import type { Money } from '#lib/money/money.ts'
import type { CashFlow } from '#lib/payments/reports/cash-flow.ts'
import { changeSince, type FlowFigure, figureOf } from '#lib/payments/reports/flow-figures.ts'
import styles from './cash-flow.module.css'
import { FigureLink } from './figure-link.tsx'

type Props = {
  readonly figures: readonly FlowFigure[]
  readonly total: CashFlow
  readonly before: CashFlow
  /** Where the movements behind a figure stand, and those of the period before. */
  readonly hrefOf: (figure: FlowFigure) => string | null
  readonly hrefBefore: (figure: FlowFigure) => string | null
}

/** What all of a section comes to, and beside it what it came to in the period before. */
export function FlowTotals({ figures, total, before, hrefOf, hrefBefore }: Props) {
  const t = useTranslations('cashFlow')
  return (
    <dl className={styles.totals}>
      {figures.map((figure) => {
        const [now, earlier] = [figureOf(total, figure), figureOf(before, figure)]
        return (
          <div key={figure}>
            <dt>{t(`figures.${figure}`)}</dt>
            <dd>
              <FigureLink amount={now} href={hrefOf(figure)} />
              <span className={styles.before}>
                {t.rich('before', { amount: () => <FigureLink amount={earlier} href={hrefBefore(figure)} /> })}
                <Change before={earlier} now={now} />
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Change({ before, now }: { readonly before: Money; readonly now: Money }) {
  const change = changeSince(before, now)
  const locale = useLocale()
  if (change === null || formatMoney(before, locale) === formatMoney(now, locale)) return null
  const format = numberFormat(locale, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: 0,
  })
  return <> · {format.format(change)}</>
}
