import { useTranslations } from 'next-intl'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import { formatMoment } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import styles from './money-list.module.css'

type RefundState = 'requested' | 'pending' | 'succeeded' | 'failed' | 'canceled'

type Props = {
  readonly refunds: readonly {
    readonly id: string
    readonly amount: Money
    readonly reason: 'requested_by_client' | 'canceled_by_salon' | 'duplicate' | 'fraudulent' | 'late_payment'
    readonly state: RefundState
    readonly failureReason: string | null
    readonly requestedAt: Date
  }[]
  readonly reader: { readonly locale: Locale; readonly timeZone: string }
}

const TONES: Readonly<Record<RefundState, StatusTone>> = {
  requested: 'warning',
  pending: 'warning',
  succeeded: 'success',
  failed: 'danger',
  canceled: 'neutral',
}

/** Every sum that goes back to the client, and how far it has come. */
export function RefundList({ refunds, reader }: Props) {
  const t = useTranslations('finance.refunds')
  return (
    <ul className={styles.list}>
      {refunds.map(({ id, amount, reason, state, failureReason, requestedAt }) => (
        <li key={id}>
          <span className={styles.sum}>{formatMoney(amount, reader.locale)}</span>
          <span>
            <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>
            <span className={styles.more}>
              {t(`reasons.${reason}`)} · {formatMoment(requestedAt, reader)}
            </span>
            {state === 'failed' && failureReason && (
              <span className={styles.more}>{t('failure', { reason: failureReason })}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
