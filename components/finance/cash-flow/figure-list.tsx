import { useLocale, useTranslations } from 'next-intl'
import listing from '#components/admin/listing.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { formatMoment } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { LedgerKind } from '#lib/payments/ledger-entries.ts'

type Props = {
  readonly caption: string
  readonly rows: readonly {
    readonly id: string
    readonly at: Date
    readonly cause: Exclude<LedgerKind, 'settlement'>
    readonly amount: Money
    readonly payment: { readonly id: string; readonly clientName: string; readonly reference: string } | null
    readonly payoutId: string | null
  }[]
  /** Of the finance pages, without the language. */
  readonly base: string
  readonly timeZone: string
}

/** The movements behind a figure, newest first; each leads on to its payment or payout. */
export function FigureList({ caption, rows, base, timeZone }: Props) {
  const t = useTranslations('cashFlow')
  const locale = useLocale()
  return (
    <div className={listing.wide}>
      <table className={listing.table} aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{t('rows.at')}</th>
            <th scope="col">{t('rows.what')}</th>
            <th scope="col">{t('rows.who')}</th>
            <th scope="col" className={listing.sum}>
              {t('rows.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, at, cause, amount, payment, payoutId }) => (
            <tr key={id}>
              <td>{formatMoment(at, { locale, timeZone })}</td>
              <td>{t(`causes.${cause}`)}</td>
              <td>
                {payment && (
                  <LocalLink href={`${base}/cashless-payments/${payment.id}`}>
                    {payment.clientName} · {payment.reference}
                  </LocalLink>
                )}
                {payoutId && <LocalLink href={`${base}/cash-flow/payouts/${payoutId}`}>{t('rows.payout')}</LocalLink>}
              </td>
              <td className={listing.sum} data-label={t('rows.amount')}>
                {formatMoney(amount, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
