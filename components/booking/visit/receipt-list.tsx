import { useLocale, useTranslations } from 'next-intl'
import { formatMoment } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import styles from './visit.module.css'

type Receipt = {
  readonly id: string
  readonly at: Date
  readonly state: PaymentState
  readonly amount: Money
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly refunds: readonly {
    readonly id: string
    readonly at: Date
    readonly state: 'requested' | 'pending' | 'succeeded' | 'failed' | 'canceled'
    readonly amount: Money
  }[]
}

type Props = { readonly receipts: readonly Receipt[]; readonly fee: Money | null; readonly timeZone: string }

/** What was paid, how far each refund is, and what the salon has kept; nothing where no card was used. */
export function ReceiptList({ receipts, fee, timeZone }: Props) {
  const t = useTranslations('booking.visit')
  const locale = useLocale()
  const at = { locale, timeZone }
  const sum = (amount: Money) => formatMoney(amount, locale)
  const lines = receipts.flatMap(({ refunds, ...payment }) => [
    {
      id: payment.id,
      words: t(`payment.${payment.state}`),
      detail: [payment.card && `•••• ${payment.card.last4}`, formatMoment(payment.at, at)].filter(Boolean).join(', '),
      amount: sum(payment.amount),
    },
    ...refunds.map(({ id, state, at: moment, amount }) => ({
      id,
      words: t(`refund.${state}`),
      detail: formatMoment(moment, at),
      amount: sum(amount),
    })),
  ])
  if (lines.length === 0) return null
  return (
    <section className={styles.receipts} aria-labelledby="receipts-title">
      <h2 id="receipts-title">{t('money')}</h2>
      <ul>
        {lines.map(({ id, words, detail, amount }) => (
          <li key={id}>
            <span>
              {words}
              <span className={styles.detail}>{detail}</span>
            </span>
            <span className={styles.amount}>{amount}</span>
          </li>
        ))}
        {fee && fee.amountMinor > 0 && (
          <li>
            <span>{t('feeKept')}</span>
            <span className={styles.amount}>{sum(fee)}</span>
          </li>
        )}
      </ul>
    </section>
  )
}
