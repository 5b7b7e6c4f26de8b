import { useTranslations } from 'next-intl'
import { formatMoment } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import styles from './payment-history.module.css'

type Line = {
  readonly action: string
  readonly at: Date
  readonly actorKind: 'user' | 'client' | 'stripe' | 'system'
  readonly actorName: string | null
  readonly amount: Money | null
}

type Props = {
  readonly lines: readonly Line[]
  readonly reader: { readonly locale: Locale; readonly timeZone: string }
}

const ACTIONS = {
  'payment.charge': 'charged',
  'payment.settlement': 'fee',
  'payment.refund': 'refunded',
  'payment.refund_reversal': 'refundReversed',
  'payment.dispute_withdrawn': 'disputeWithdrawn',
  'payment.dispute_reinstated': 'disputeReinstated',
  'refund.requested': 'refundRequested',
  'refund.refused': 'refundRefused',
  'hold.capture': 'captureRequested',
  'hold.release': 'releaseRequested',
  'hold.refused': 'holdRefused',
  'dispute.answered': 'disputeAnswered',
  'dispute.answer_sent': 'disputeAnswerSent',
  'dispute.answer_refused': 'disputeAnswerRefused',
  'notice.resolved': 'noticeResolved',
  'receipt.asked': 'receiptAsked',
  'letter.sent': 'letterSent',
  'visit.booked': 'booked',
  'visit.expired': 'expired',
} as const

type KnownAction = keyof typeof ACTIONS

const isKnown = (action: string): action is KnownAction => Object.hasOwn(ACTIONS, action)

/** What happened to a payment, in its order, and who did it. */
export function PaymentHistory({ lines, reader }: Props) {
  const t = useTranslations('finance.history')
  const who = ({ actorKind, actorName }: Line) => (actorKind === 'user' ? (actorName ?? '') : t(`by.${actorKind}`))
  return (
    <ol className={styles.history}>
      {lines.map((line) => (
        <li key={`${line.at.toISOString()}${line.action}`}>
          <time dateTime={line.at.toISOString()}>{formatMoment(line.at, reader)}</time>
          <span>
            {isKnown(line.action) ? t(`lines.${ACTIONS[line.action]}`) : line.action}
            {line.amount && ` · ${formatMoney(line.amount, reader.locale)}`}
          </span>
          <span className={styles.who}>{who(line)}</span>
        </li>
      ))}
    </ol>
  )
}
