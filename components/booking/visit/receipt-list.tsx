import { useLocale, useTranslations } from 'next-intl'
import { cardName } from '#components/finance/payments/card-name.ts'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import { formatMoment } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { ReceiptLine, ReceiptLineKind } from '#lib/payments/clients/receipt-lines.ts'
import styles from './visit.module.css'

type Props = {
  readonly receipts: readonly {
    readonly id: string
    readonly card: { readonly brand: string; readonly last4: string } | null
    readonly lines: readonly ReceiptLine[]
  }[]
  /** What the salon has kept; null while the visit has not ended so. */
  readonly fee: Money | null
  readonly timeZone: string
}

const TONES: Readonly<Record<ReceiptLineKind, StatusTone>> = {
  held: 'neutral',
  capturing: 'warning',
  releasing: 'warning',
  paid: 'success',
  released: 'success',
  refund_requested: 'warning',
  refund_pending: 'warning',
  refund_succeeded: 'success',
  refund_failed: 'danger',
  disputed: 'warning',
}

/** What was paid, how far each refund is, and what the salon has kept; nothing where no card was used. */
export function ReceiptList({ receipts, fee, timeZone }: Props) {
  const t = useTranslations('booking.visit')
  const locale = useLocale()
  const sum = (amount: Money) => formatMoney(amount, locale)
  const lines = receipts.flatMap(({ card, lines: own }) =>
    own.map((line) => ({ ...line, card: line.kind.startsWith('refund') ? null : card })),
  )
  if (lines.length === 0) return null
  const isReturning = lines.some(({ kind }) => kind === 'refund_pending' || kind === 'refund_succeeded')
  return (
    <section className={styles.receipts} aria-labelledby="receipts-title">
      <h2 id="receipts-title">{t('money')}</h2>
      <ul>
        {lines.map(({ id, kind, amount, at, card }) => (
          <li key={id}>
            <span>
              <Status tone={TONES[kind]}>{t(`receipt.${kind}`)}</Status>
              <span className={styles.detail}>
                {[...(card ? [cardName(card)] : []), formatMoment(at, { locale, timeZone })].join(', ')}
              </span>
            </span>
            <span className={styles.amount}>{sum(amount)}</span>
          </li>
        ))}
        {fee && fee.amountMinor > 0 && (
          <li>
            <span>{t('feeKept')}</span>
            <span className={styles.amount}>{sum(fee)}</span>
          </li>
        )}
      </ul>
      {isReturning && <p className={styles.detail}>{t('receiptHint')}</p>}
    </section>
  )
}
