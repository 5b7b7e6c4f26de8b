import { useLocale, useTranslations } from 'next-intl'
import listing from '#components/admin/listing.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { formatCalendarDay } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { PAYOUT_PARTS, type PayoutContents } from '#lib/payments/balance/payout-contents.ts'
import type { PayoutState } from '#lib/payments/balance/payout-facts.ts'
import { FigureLink } from '../cash-flow/figure-link.tsx'
import { PayoutRates, type ShownRate } from './payout-rates.tsx'
import { PayoutStatus } from './payout-status.tsx'

export type ShownPayout = {
  readonly id: string
  readonly livemode: boolean
  readonly amount: Money
  readonly state: PayoutState
  readonly isAutomatic: boolean
  readonly arrivesOn: Date
  readonly rates: readonly ShownRate[]
  readonly contents: PayoutContents | null
}

/** Every payout: when it arrives, how it stands, and what it was made of. */
export function PayoutTable({ payouts, base }: { readonly payouts: readonly ShownPayout[]; readonly base: string }) {
  const t = useTranslations('cashFlow.payouts')
  const locale = useLocale()
  return (
    <div className={listing.wide}>
      <table className={listing.table} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('arrives')}</th>
            <th scope="col">{t('state')}</th>
            {PAYOUT_PARTS.map((part) => (
              <th key={part} scope="col" className={listing.sum}>
                {t(part)}
              </th>
            ))}
            <th scope="col" className={listing.sum}>
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {payouts.map((payout) => (
            <tr key={payout.id}>
              <td>
                <LocalLink href={`${base}/${payout.id}`}>{formatCalendarDay(payout.arrivesOn, locale)}</LocalLink>
              </td>
              <td>
                <PayoutStatus state={payout.state} livemode={payout.livemode} />
              </td>
              <Contents payout={payout} href={`/${locale}${base}/${payout.id}`} />
              <td className={listing.sum} data-label={t('amount')}>
                <strong>{formatMoney(payout.amount, locale)}</strong>
                <PayoutRates rates={payout.rates} to={payout.amount.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type ContentsProps = { readonly payout: ShownPayout; readonly href: string }

function Contents({ payout: { contents, isAutomatic }, href }: ContentsProps) {
  const t = useTranslations('cashFlow.payouts')
  if (!contents)
    return (
      <td colSpan={PAYOUT_PARTS.length} className={listing.soft}>
        {t(isAutomatic ? 'contentsLater' : 'byHand')}
      </td>
    )
  return PAYOUT_PARTS.map((part) => (
    <td key={part} className={listing.sum} data-label={t(part)}>
      <FigureLink amount={contents[part]} href={`${href}?part=${part}#contents`} />
    </td>
  ))
}
