import styles from './audit-list.module.css'

type Props = {
  readonly lines: readonly {
    readonly id: string
    readonly at: Date
    readonly when: string
    readonly who: string
    readonly what: string
    /** The page of what it was done to. */
    readonly href: string | null
    readonly details: readonly string[]
  }[]
}

/** Who did what and when, the latest first. */
export function AuditList({ lines }: Props) {
  return (
    <ol className={styles.list}>
      {lines.map(({ id, at, when, who, what, href, details }) => (
        <li key={id} className={styles.line}>
          <time className={styles.when} dateTime={at.toISOString()}>
            {when}
          </time>
          <span className={styles.who}>{who}</span>
          <div className={styles.what}>
            {href ? <a href={href}>{what}</a> : what}
            {details.length > 0 && <p className={styles.details}>{details.join(' · ')}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
