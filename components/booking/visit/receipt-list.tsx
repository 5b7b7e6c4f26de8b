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
  /** What the salon keeps and what it still has to hand back itself; null while the visit has not ended so. */
  readonly ended: { readonly fee: Money; readonly toHandBack: Money } | null
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

/** What was paid by card, how far each refund is, what the salon keeps and what it hands back; nothing if there is none. */
export function ReceiptList({ receipts, ended, timeZone }: Props) {
  const t = useTranslations('booking.visit')
  const locale = useLocale()
  const sum = (amount: Money) => formatMoney(amount, locale)
  const lines = receipts.flatMap(({ card, lines: own }) =>
    own.map((line) => ({ ...line, card: line.kind.startsWith('refund') ? null : card })),
  )
  const shared = ended
    ? [
        { label: t('feeKept'), amount: ended.fee },
        { label: t('cancelSum.atDesk'), amount: ended.toHandBack },
      ].filter(({ amount }) => amount.amountMinor > 0)
    : []
  if (lines.length === 0 && shared.length === 0) return null
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
        {shared.map(({ label, amount }) => (
          <li key={label}>
            <span>{label}</span>
            <span className={styles.amount}>{sum(amount)}</span>
          </li>
        ))}
      </ul>
      {isReturning && <p className={styles.detail}>{t('receiptHint')}</p>}
    </section>
  )
}
