import { useTranslations } from 'next-intl'
import { historyWords } from '#components/finance/one-payment/history-words.ts'
import { formatMoment } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
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

/** What happened to a payment, in its order, and who did it. */
export function PaymentHistory({ lines, reader }: Props) {
  const t = useTranslations('finance.history')
  const words = messagesOf(reader.locale)
  const who = ({ actorKind, actorName }: Line) => (actorKind === 'user' ? (actorName ?? '') : t(`by.${actorKind}`))
  return (
    <ol className={styles.history}>
      {lines.map((line) => (
        <li key={`${line.at.toISOString()}${line.action}`}>
          <time dateTime={line.at.toISOString()}>{formatMoment(line.at, reader)}</time>
          <span>
            {historyWords(words, line.action)}
            {line.amount && ` · ${formatMoney(line.amount, reader.locale)}`}
          </span>
          <span className={styles.who}>{who(line)}</span>
        </li>
      ))}
    </ol>
  )
}
