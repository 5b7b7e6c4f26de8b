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

// https://docs.stripe.com/api/refunds/object#refund_object-failure_reason
const FAILURES = [
  'lost_or_stolen_card',
  'expired_or_canceled_card',
  'charge_for_pending_refund_disputed',
  'insufficient_funds',
  'declined',
  'merchant_request',
  'unknown',
] as const

const failureOf = (theirs: string) => FAILURES.find((known) => known === theirs) ?? 'unknown'

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
              <span className={styles.more}>{t('failure', { reason: t(`failures.${failureOf(failureReason)}`) })}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
