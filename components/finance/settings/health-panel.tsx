import { useLocale, useTranslations } from 'next-intl'
import { Status } from '#components/ui/status.tsx'
import { formatMoment } from '#lib/i18n/format.ts'
import type { HealthItem, HealthLine } from '#lib/payments/connection/stripe-health.ts'
import styles from './settings.module.css'

type Props = { readonly items: readonly HealthItem[]; readonly timeZone: string }

// They say how it is, and there is nothing to do.
const NOTHING_TO_DO = [
  ...(['last_event', 'reconciled', 'not_reconciled', 'ledger_proved', 'books_checked'] as const),
  ...(['mail_fine', 'no_mail_yet'] as const),
] as const

type NothingToDo = (typeof NOTHING_TO_DO)[number]

const needsNothing = (line: HealthLine): line is NothingToDo => NOTHING_TO_DO.some((known) => known === line)

/** How the account does: what is wrong first, and beside it what to do. */
export function HealthPanel({ items, timeZone }: Props) {
  const t = useTranslations('stripeSettings.health')
  const locale = useLocale()
  return (
    <ul className={styles.health}>
      {items.map(({ line, tone, count, at }) => {
        const values = { count, at: at ? formatMoment(at, { locale, timeZone }) : '' }
        return (
          <li key={line}>
            <Status tone={tone}>{t(`lines.${line}`, values)}</Status>
            {!needsNothing(line) && <p>{t(`todo.${line}`, values)}</p>}
          </li>
        )
      })}
    </ul>
  )
}
