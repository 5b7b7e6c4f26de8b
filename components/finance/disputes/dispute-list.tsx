import { useTranslations } from 'next-intl'
import styles from '#components/finance/one-payment/money-list.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import { formatMoment } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { reasonWordOf } from '#lib/payments/disputes/dispute-reason.ts'
import type { DisputeState } from '#lib/payments/payment-facts.ts'

type Props = {
  readonly disputes: readonly {
    readonly id: string
    readonly amount: Money
    readonly reason: string
    readonly state: DisputeState
    readonly evidenceDueAt: Date | null
    readonly isAnswerUnderWay: boolean
    readonly canBeAnswered: boolean
  }[]
  /** Where an answer is written; null for those who may not. */
  readonly answerHref: ((disputeId: string) => string) | null
  readonly reader: { readonly locale: Locale; readonly timeZone: string }
}

const TONES: Readonly<Record<DisputeState, StatusTone>> = {
  inquiry: 'danger',
  inquiry_under_review: 'warning',
  inquiry_closed: 'neutral',
  needs_response: 'danger',
  under_review: 'warning',
  won: 'success',
  lost: 'danger',
  prevented: 'success',
}

/** What the client's bank asks back, why, and until when it wants an answer. */
export function DisputeList({ disputes, answerHref, reader }: Props) {
  const t = useTranslations('finance.disputes')
  return (
    <ul className={styles.list}>
      {disputes.map(({ id, amount, reason, state, evidenceDueAt, isAnswerUnderWay, canBeAnswered }) => (
        <li key={id}>
          <span className={styles.sum}>{formatMoney(amount, reader.locale)}</span>
          <span>
            <Status tone={TONES[state]}>{isAnswerUnderWay ? t('answerUnderWay') : t(`state.${state}`)}</Status>
            <span className={styles.more}>{t(`reasons.${reasonWordOf(reason)}`)}</span>
            {canBeAnswered && evidenceDueAt && (
              <span className={styles.more}>{t('dueAt', { at: formatMoment(evidenceDueAt, reader) })}</span>
            )}
          </span>
          {canBeAnswered && answerHref && <LocalLink href={answerHref(id)}>{t('answer')}</LocalLink>}
        </li>
      ))}
    </ul>
  )
}
