import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import styles from './visit-summary.module.css'

type Line = {
  readonly id: string
  readonly name: string
  readonly detail: string | null
  readonly price: string | null
}
type Sum = { readonly label: string; readonly amount: string; readonly isMain?: boolean }

type Props = {
  readonly lines: readonly Line[]
  readonly when?: string | null
  readonly who?: string | null
  /** How another time is chosen. */
  readonly change?: ReactNode
  /** What is no sum, and may take several lines. */
  readonly facts?: readonly { readonly label: string; readonly value: ReactNode }[]
  readonly sums: readonly Sum[]
  /** Where the page itself is called as the summary would be. */
  readonly title?: string
}

/** What is being booked and what it costs, as far as it is chosen. */
export function VisitSummary({ lines, when, who, change, facts = [], sums, title }: Props) {
  const t = useTranslations('booking.summary')
  return (
    <section className={styles.card} aria-labelledby="summary-title">
      <div className={styles.head}>
        <h2 id="summary-title" className={styles.title}>
          {title ?? t('title')}
        </h2>
        {change}
      </div>
      {when && <p className={styles.when}>{when}</p>}
      {who && <p className={styles.who}>{t('with', { name: who })}</p>}
      <ul className={styles.lines}>
        {lines.map(({ id, name, detail, price }) => (
          <li key={id}>
            <span>
              {name}
              {detail && <span className={styles.detail}>{detail}</span>}
            </span>
            {price && <span className={styles.amount}>{price}</span>}
          </li>
        ))}
      </ul>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {sums.length > 0 && (
        <dl className={styles.sums}>
          {sums.map(({ label, amount, isMain }) => (
            <div key={label} data-main={isMain || undefined}>
              <dt>{label}</dt>
              <dd className={styles.amount}>{amount}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
