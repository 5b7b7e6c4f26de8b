import { useTranslations } from 'next-intl'
import listing from '#components/admin/listing.module.css'
import { Link } from '#components/ui/links/link.tsx'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'

/** A visit in the reader's language. */
export type ShownVisit = {
  readonly id: string
  /** Its own page. */
  readonly href: string
  readonly when: string
  readonly reference: string
  readonly services: string
  readonly staff: string
  readonly state: VisitState
  readonly paymentState: VisitPaymentState
  readonly total: string
}

const TONE_OF: Readonly<Record<VisitState, StatusTone>> = {
  on_hold: 'warning',
  booked: 'success',
  arrived: 'success',
  completed: 'success',
  no_show: 'danger',
  canceled: 'neutral',
  expired: 'neutral',
}

/** What somebody had here and will have, the latest first. */
export function VisitHistory({ visits }: { readonly visits: readonly ShownVisit[] }) {
  const t = useTranslations('clients')
  return (
    <div className={listing.wide}>
      <table className={listing.table}>
        <thead>
          <tr>
            <th scope="col">{t('history.date')}</th>
            <th scope="col">{t('history.services')}</th>
            <th scope="col">{t('history.staff')}</th>
            <th scope="col">{t('history.state')}</th>
            <th scope="col">{t('history.payment')}</th>
            <th scope="col" className={listing.sum}>
              {t('history.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => (
            <tr key={visit.id}>
              <td>
                <Link href={visit.href}>{visit.when}</Link>
                <div className={listing.soft}>{visit.reference}</div>
              </td>
              <td data-label={t('history.services')}>{visit.services}</td>
              <td data-label={t('history.staff')}>{visit.staff}</td>
              <td data-label={t('history.state')}>
                <Status tone={TONE_OF[visit.state]}>{t(`visitStates.${visit.state}`)}</Status>
              </td>
              <td data-label={t('history.payment')}>{t(`paymentStates.${visit.paymentState}`)}</td>
              <td data-label={t('history.total')} className={listing.sum}>
                {visit.total}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
