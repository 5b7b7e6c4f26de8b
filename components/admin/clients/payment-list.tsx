import { useTranslations } from 'next-intl'
import listing from '#components/admin/listing.module.css'
import { Link } from '#components/ui/links/link.tsx'
import type { PaymentState } from '#lib/payments/payment-state.ts'

/** A card payment in the reader's language. */
export type ShownPayment = {
  readonly id: string
  /** Null for those who may not see payments. */
  readonly href: string | null
  readonly when: string
  readonly visit: string
  readonly amount: string
  readonly returned: string
  readonly state: PaymentState
  readonly isTest: boolean
}

/** What somebody paid by card. */
export function PaymentList({ payments }: { readonly payments: readonly ShownPayment[] }) {
  const t = useTranslations('clients')
  const states = useTranslations('finance.state')
  return (
    <div className={listing.wide}>
      <table className={listing.table}>
        <thead>
          <tr>
            <th scope="col">{t('payments.date')}</th>
            <th scope="col">{t('payments.visit')}</th>
            <th scope="col">{t('payments.state')}</th>
            <th scope="col" className={listing.sum}>
              {t('payments.amount')}
            </th>
            <th scope="col" className={listing.sum}>
              {t('payments.returned')}
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map(({ id, href, when, visit, amount, returned, state, isTest }) => (
            <tr key={id}>
              <td>{href ? <Link href={href}>{when}</Link> : when}</td>
              <td data-label={t('payments.visit')}>{visit}</td>
              <td data-label={t('payments.state')}>
                {states(state)}
                {isTest && <span className={listing.soft}> {t('test')}</span>}
              </td>
              <td data-label={t('payments.amount')} className={listing.sum}>
                {amount}
              </td>
              <td data-label={t('payments.returned')} className={listing.sum}>
                {returned}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
