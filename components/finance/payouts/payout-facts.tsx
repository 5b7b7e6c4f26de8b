import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatMoment } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { PAYOUT_PARTS } from '#lib/payments/balance/payout-contents.ts'
import styles from '../cash-flow/cash-flow.module.css'
import { FigureLink } from '../cash-flow/figure-link.tsx'
import { PayoutRates } from './payout-rates.tsx'
import { PayoutStatus } from './payout-status.tsx'
import type { ShownPayout } from './payout-table.tsx'

// https://docs.stripe.com/api/payouts/failures
const FAILURES = [
  'account_closed',
  'account_frozen',
  'bank_account_restricted',
  'could_not_process',
  'declined',
  'incorrect_account_holder_name',
  'insufficient_funds',
  'invalid_account_number',
  'invalid_currency',
  'no_account',
] as const

const failureOf = (theirs: string) => FAILURES.find((known) => known === theirs) ?? 'unknown'

type Props = {
  readonly payout: ShownPayout & { readonly createdAt: Date; readonly failureCode: string | null }
  readonly timeZone: string
  /** Where the payout stands, with its language. */
  readonly href: string
}

/** How a payout stands, when it arrives, and what its parts come to. */
export function PayoutFacts({ payout, timeZone, href }: Props) {
  const t = useTranslations('cashFlow.payouts')
  const locale = useLocale()
  const { state, livemode, createdAt, arrivesOn, failureCode, rates, amount, contents, isAutomatic } = payout
  return (
    <dl className={styles.facts}>
      <dt>{t('state')}</dt>
      <dd>
        <PayoutStatus state={state} livemode={livemode} />
      </dd>
      {state === 'failed' && (
        <>
          <dt>{t('failure')}</dt>
          <dd>{t(`failures.${failureOf(failureCode ?? '')}`)}</dd>
        </>
      )}
      <dt>{t('created')}</dt>
      <dd>{formatMoment(createdAt, { locale, timeZone })}</dd>
      <dt>{t('arrives')}</dt>
      <dd>{formatDate(arrivesOn, { locale, timeZone: 'UTC' })}</dd>
      {rates.length > 0 && (
        <>
          <dt>{t('rate')}</dt>
          <dd>
            <PayoutRates rates={rates} to={amount.currency} />
          </dd>
        </>
      )}
      {contents &&
        PAYOUT_PARTS.map((part) => (
          <div key={part} className={styles.fact}>
            <dt>{t(part)}</dt>
            <dd>
              <FigureLink amount={contents[part]} href={`${href}?part=${part}#contents`} />
            </dd>
          </div>
        ))}
      <dt>{t('amount')}</dt>
      <dd>
        <strong>{formatMoney(amount, locale)}</strong>
      </dd>
      {!contents && <dd className={styles.soft}>{t(isAutomatic ? 'contentsLater' : 'byHand')}</dd>}
    </dl>
  )
}
