import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import styles from '#components/finance/settings/settings.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatDay, formatMoment, formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { isLess, type Money } from '#lib/money/money.ts'
import { netOf } from '#lib/payments/amounts/net-of.ts'
import { movesMoney, type PaymentState } from '#lib/payments/payment-state.ts'
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
    readonly authorized: Money
    readonly returned: Money
    readonly disputed: Money
    readonly fee: Money | null
    readonly state: PaymentState
    readonly source: 'form' | 'link' | 'fee'
    readonly card: { readonly brand: string; readonly last4: string } | null
    readonly isTest: boolean
    readonly paymentIntentId: string | null
  }
  /** The visit's own page; null for those who may not see it. */
  readonly visitHref: string | null
  /** Until when a hold has to be captured. */
  readonly captureBefore: Date | null
  readonly reader: { readonly locale: Locale; readonly timeZone: string }
}

/** Everything that is known of a payment. */
export function PaymentFacts({ payment, visitHref, captureBefore, reader }: Props) {
  const t = useTranslations('finance')
  const { state, card, isTest, paymentIntentId, visitStartsAt } = payment
  const dashboard = `https://dashboard.stripe.com/${isTest ? 'test/' : ''}payments/${paymentIntentId}`
  return (
    <dl className={styles.facts}>
      <dt>{t('status')}</dt>
      <dd>
        <Status tone={TONE_OF[state]}>{t(`state.${state}`)}</Status>
        {isTest && <Status tone="warning">{t('test')}</Status>}
      </dd>
      <Sums payment={payment} captureBefore={captureBefore} reader={reader} />
      <dt>{t('card')}</dt>
      <dd>{card ? cardName(card) : '—'}</dd>
      <dt>{t('client')}</dt>
      <dd>
        <a href={`tel:${payment.clientPhone}`}>{payment.clientPhone}</a>
        {payment.clientEmail && (
          <>
            , <a href={`mailto:${payment.clientEmail}`}>{payment.clientEmail}</a>
          </>
        )}
      </dd>
      <dt>{t('visit')}</dt>
      <dd>
        {payment.services.join(', ')} · {formatDay(visitStartsAt, reader)}, {formatTime(visitStartsAt, reader)} ·{' '}
        {visitHref ? <LocalLink href={visitHref}>{payment.visitReference}</LocalLink> : payment.visitReference}
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

/** Where the money stands: what was asked of the card, taken, given back, taken by the bank, kept by Stripe, and left. */
function Sums({ payment, captureBefore, reader }: Omit<Props, 'visitHref'>) {
  const t = useTranslations('finance')
  const { amount, authorized, returned, disputed, fee, state } = payment
  const net = netOf(payment)
  const isPart = isLess(amount, authorized)
  const lines = [
    { name: t(isPart ? 'facts.held' : 'amount'), sum: authorized },
    ...(isPart ? [{ name: t('facts.captured'), sum: amount }] : []),
    ...(returned.amountMinor > 0 ? [{ name: t('facts.returned'), sum: returned }] : []),
    ...(disputed.amountMinor > 0 ? [{ name: t('facts.disputed'), sum: disputed }] : []),
  ]
  return (
    <>
      {lines.map(({ name, sum }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{formatMoney(sum, reader.locale)}</dd>
        </Fragment>
      ))}
      {captureBefore && (
        <>
          <dt>{t('captureBefore')}</dt>
          <dd>{formatMoment(captureBefore, reader)}</dd>
        </>
      )}
      {movesMoney(state) && (
        <>
          <dt>{t('facts.fee')}</dt>
          <dd>{fee ? formatMoney(fee, reader.locale) : t('facts.feeUnknown')}</dd>
        </>
      )}
      {net && (
        <>
          <dt>{t('facts.net')}</dt>
          <dd>{formatMoney(net, reader.locale)}</dd>
        </>
      )}
    </>
  )
}
