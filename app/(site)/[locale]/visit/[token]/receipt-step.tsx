import { getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { BookedVisit } from '#components/booking/visit/booked-visit.tsx'
import { PrintButton } from '#components/booking/visit/print-button.tsx'
import { ReceiptList } from '#components/booking/visit/receipt-list.tsx'
import styles from '#components/booking/visit/visit.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { listVisitReceipts } from '#lib/views/visit-receipts.ts'
import type { VisitProps } from './step-props.ts'

/** What was paid for the visit, on one sheet of paper. */
export async function ReceiptStep({ visit, address }: VisitProps) {
  const t = await getTranslations('booking.receipt')
  const receipts = await listVisitReceipts(visit.scope, { id: visit.id, currency: visit.total.currency })
  return (
    <BookingLayout progress={null} title={t('title')}>
      <p className={controls.quietText}>{t('text')}</p>
      <BookedVisit visit={visit} title={`${t('client')}: ${visit.contactName}`} />
      <ReceiptList receipts={receipts} ended={visit.ended} timeZone={visit.branch.timeZone} />
      <div className={styles.acts} data-screen="">
        <PrintButton label={t('print')} />
        <LocalLink className={controls.quiet} href={address}>
          {t('back')}
        </LocalLink>
      </div>
    </BookingLayout>
  )
}
