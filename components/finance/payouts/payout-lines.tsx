import { useLocale, useTranslations } from 'next-intl'
import listing from '#components/admin/listing.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { formatMoment } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { LedgerKind } from '#lib/payments/ledger-entries.ts'

const SUMS = ['gross', 'fee', 'net'] as const

type Props = {
  readonly lines: readonly (Readonly<Record<(typeof SUMS)[number], Money>> & {
    readonly id: string
    readonly at: Date
    readonly cause: Exclude<LedgerKind, 'settlement'>
    readonly payment: { readonly id: string; readonly clientName: string; readonly reference: string } | null
  })[]
  /** Where the payments stand, without the language. */
  readonly paymentsBase: string
  readonly timeZone: string
}

/** Every movement in a payout; what is a payment's leads to it. */
export function PayoutLines({ lines, paymentsBase, timeZone }: Props) {
  const t = useTranslations('cashFlow')
  const locale = useLocale()
  return (
    <div className={listing.wide}>
      <table className={listing.table} aria-labelledby="contents">
        <thead>
          <tr>
            <th scope="col">{t('rows.at')}</th>
            <th scope="col">{t('rows.what')}</th>
            <th scope="col">{t('rows.who')}</th>
            {SUMS.map((sum) => (
              <th key={sum} scope="col" className={listing.sum}>
                {t(`payouts.${sum}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, at, cause, payment, ...sums }) => (
            <tr key={id}>
              <td>{formatMoment(at, { locale, timeZone })}</td>
              <td>{t(`causes.${cause}`)}</td>
              <td>
                {payment && (
                  <LocalLink href={`${paymentsBase}/${payment.id}`}>
                    {payment.clientName} · {payment.reference}
                  </LocalLink>
                )}
              </td>
              {SUMS.map((sum) => (
                <td key={sum} className={listing.sum} data-label={t(`payouts.${sum}`)}>
                  {formatMoney(sums[sum], locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
