import { getTranslations } from 'next-intl/server'
import { NearestTimes } from '#app/(pay)/[locale]/book/[branch]/pay/[visit]/nearest-times.tsx'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import { ReceiptList } from '#components/booking/visit/receipt-list.tsx'
import type { ClientVisit } from '#lib/views/client-visit.ts'
import { listVisitReceipts } from '#lib/views/visit-receipts.ts'

/** The payment came when somebody else had the time already: the money goes back, and other times are offered. */
export async function LatePayment({ visit, token }: { readonly visit: ClientVisit; readonly token: string }) {
  const t = await getTranslations('booking.done')
  const receipts = await listVisitReceipts(visit.scope, { id: visit.id, currency: visit.total.currency })
  return (
    <BookingLayout
      progress={null}
      title={t('lateTitle')}
      aside={<ReceiptList receipts={receipts} ended={null} timeZone={visit.branch.timeZone} />}
    >
      <p role="status">{t('lateText')}</p>
      <NearestTimes visit={visit} token={token} />
    </BookingLayout>
  )
}
