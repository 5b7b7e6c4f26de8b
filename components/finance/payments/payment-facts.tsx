import { useTranslations } from 'next-intl'
import styles from '#components/finance/settings/settings.module.css'
import { Status } from '#components/ui/status.tsx'
import { formatDay, formatMoment, formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { cardName } from './card-name.ts'
import { TONE_OF } from './payment-tone.ts'

type Props = {
  readonly payment: {
    readonly createdAt: Date
    readonly clientPhone: string
    readonly clientEmail: string
    readonly visitReference: string
    readonly visitStartsAt: Date
    readonly services: readonly string[]
    readonly amount: Money
    readonly returned: Money
    readonly disputed: Money
    readonly fee: Money | null
    readonly state: PaymentState
    readonly source: 'form' | 'link' | 'fee'
    readonly card: { readonly brand: string; readonly last4: string } | null
    readonly isTest: boolean
    readonly paymentIntentId: string | null
  }
  /** Until when a hold has to be captured. */
  readonly captureBefore: Date | null
  readonly reader: { readonly locale: Locale; readonly timeZone: string }
}

/** Everything that is known of a payment. */
export function PaymentFacts({ payment, captureBefore, reader }: Props) {
  const t = useTranslations('finance')
  const { locale } = reader
  const { amount, returned, disputed, fee, state, card, isTest, paymentIntentId, visitStartsAt } = payment
  const sum = (money: Money) => formatMoney(money, locale)
  const dashboard = `https://dashboard.stripe.com/${isTest ? 'test/' : ''}payments/${paymentIntentId}`
  return (
    <dl className={styles.facts}>
      <dt>{t('status')}</dt>
      <dd>
        <Status tone={TONE_OF[state]}>{t(`state.${state}`)}</Status>
        {isTest && <Status tone="warning">{t('test')}</Status>}
      </dd>
      <dt>{t('amount')}</dt>
      <dd>{sum(amount)}</dd>
      {captureBefore && (
        <>
          <dt>{t('captureBefore')}</dt>
          <dd>{formatMoment(captureBefore, reader)}</dd>
        </>
      )}
      {returned.amountMinor > 0 && (
        <>
          <dt>{t('facts.returned')}</dt>
          <dd>{sum(returned)}</dd>
        </>
      )}
      {disputed.amountMinor > 0 && (
        <>
          <dt>{t('facts.disputed')}</dt>
          <dd>{sum(disputed)}</dd>
        </>
      )}
      <dt>{t('facts.fee')}</dt>
      <dd>{fee ? sum(fee) : t('facts.feeUnknown')}</dd>
      <dt>{t('card')}</dt>
      <dd>{card ? cardName(card) : '—'}</dd>
      <dt>{t('client')}</dt>
      <dd>
        <a href={`tel:${payment.clientPhone}`}>{payment.clientPhone}</a>,{' '}
        <a href={`mailto:${payment.clientEmail}`}>{payment.clientEmail}</a>
      </dd>
      <dt>{t('visit')}</dt>
      <dd>
        {payment.services.join(', ')} · {formatDay(visitStartsAt, reader)}, {formatTime(visitStartsAt, reader)} ·{' '}
        {payment.visitReference}
      </dd>
      <dt>{t('filters.source')}</dt>
      <dd>{t(`sources.${payment.source}`)}</dd>
      {paymentIntentId && (
        <>
          <dt>Stripe</dt>
          <dd>
            <a href={dashboard} target="_blank" rel="noreferrer">
              {paymentIntentId}
            </a>
          </dd>
        </>
      )}
    </dl>
  )
}
