import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import listing from '#components/admin/listing.module.css'
import type { CashFlow } from '#lib/payments/reports/cash-flow.ts'
import { type FlowFigure, figureOf } from '#lib/payments/reports/flow-figures.ts'
import styles from './cash-flow.module.css'
import { FigureLink } from './figure-link.tsx'

type FlowRow = { readonly key: string; readonly label: ReactNode; readonly flow: CashFlow }

type Props = {
  /** Its place in the page, for figures that lead to it. */
  readonly id?: string
  readonly caption: string
  /** What the rows are: days, services, salons. */
  readonly head: string
  readonly figures: readonly FlowFigure[]
  readonly rows: readonly FlowRow[]
  readonly total: CashFlow
  /** Where the movements behind a figure stand. Without a key it is that of all rows. */
  readonly hrefOf: (figure: FlowFigure, key: string | null) => string | null
}

/** A report's figures, group by group; on a phone each group is a card. */
export function FlowTable({ id, caption, head, figures, rows, total, hrefOf }: Props) {
  const t = useTranslations('cashFlow')
  const cellsOf = (flow: CashFlow, key: string | null) =>
    figures.map((figure) => (
      <td key={figure} data-label={t(`figures.${figure}`)} className={listing.sum}>
        <FigureLink amount={figureOf(flow, figure)} href={hrefOf(figure, key)} />
      </td>
    ))
  return (
    <div className={`${listing.wide} ${listing.anchor}`} id={id}>
      <table className={listing.table} aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className={listing.sum}>
                {t(`figures.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, flow }) => (
            <tr key={key}>
              <td>{label}</td>
              {cellsOf(flow, key)}
            </tr>
          ))}
          {rows.length > 1 && (
            <tr className={styles.sumRow}>
              <td>{t('total')}</td>
              {cellsOf(total, null)}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}
