import { useTranslations } from 'next-intl'
import { cardName } from '#components/finance/payments/card-name.ts'
import { TONE_OF } from '#components/finance/payments/payment-tone.ts'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatMoment } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Messages } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import type { DeskActs } from '../visit-acts.ts'
import { CorrectButton } from './correct-button.tsx'
import styles from './visit-card.module.css'

type CardPayment = {
  readonly id: string
  readonly at: Date
  readonly state: PaymentState
  readonly source: 'form' | 'link' | 'fee'
  readonly amount: Money
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly isTest: boolean
}

type DeskLine = {
  readonly id: string
  readonly method: 'cash' | 'terminal'
  readonly amount: Money
  readonly left: Money | null
  readonly note: string | null
  readonly byName: string
  readonly at: Date
}

type Props = {
  readonly payments: readonly CardPayment[]
  readonly desk: readonly DeskLine[]
  /** Where one payment's own page is; null for who may not see payments. */
  readonly hrefOf: ((paymentId: string) => string) | null
  /** Null for who may only look, or where nothing can be corrected any more. */
  readonly correct: DeskActs['correct'] | null
  readonly reader: { readonly locale: Locale; readonly timeZone: string }
  readonly words: { readonly visits: Messages['visits']; readonly refusals: Readonly<Record<string, string>> }
}

/** Everything that was paid for a visit: by card, with its own page, and at the desk, with its corrections. */
export function PaymentLines({ payments, desk, hrefOf, correct, reader, words }: Props) {
  const t = useTranslations('visits')
  const finance = useTranslations('finance')
  if (payments.length === 0 && desk.length === 0) return <p>{t('card.nothingPaid')}</p>
  return (
    <ul className={styles.lines}>
      {payments.map(({ id, at, state, source, amount, card, isTest }) => (
        <li key={id}>
          <span>
            {hrefOf ? (
              <LocalLink href={hrefOf(id)}>{card ? cardName(card) : finance(`sources.${source}`)}</LocalLink>
            ) : (
              (card && cardName(card)) || finance(`sources.${source}`)
            )}{' '}
            <Status tone={TONE_OF[state]}>{finance(`state.${state}`)}</Status>{' '}
            {isTest && <Status tone="warning">{finance('test')}</Status>}
            <span className={styles.more}>
              {finance(`sources.${source}`)}, {formatMoment(at, reader)}
            </span>
          </span>
          <span className={styles.sum}>{formatMoney(amount, reader.locale)}</span>
        </li>
      ))}
      {desk.map(({ id, method, amount, left, note, byName, at }) => (
        <li key={id} data-of-another={left === null || undefined}>
          <span>
            {t(left === null ? 'desk.correction' : 'desk.line', { method: t(`method.${method}`), name: byName })}
            <span className={styles.more}>{[formatMoment(at, reader), note].filter(Boolean).join(', ')}</span>
          </span>
          <span className={styles.sum}>{formatMoney(amount, reader.locale)}</span>
          {correct && left && left.amountMinor > 0 && (
            <span className={styles.acts}>
              <CorrectButton
                deskPaymentId={id}
                left={left}
                correct={correct}
                locale={reader.locale}
                words={words.visits}
                refusals={words.refusals}
              />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
