import { getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { CancellationNote } from '#components/booking/payment/cancellation-note.tsx'
import { BookedVisit } from '#components/booking/visit/booked-visit.tsx'
import { CalendarLinks } from '#components/booking/visit/calendar-links.tsx'
import { ReceiptList } from '#components/booking/visit/receipt-list.tsx'
import styles from '#components/booking/visit/visit.module.css'
import { LocalLink } from '#components/ui/local-link.tsx'
import { PageRefresher } from '#components/ui/page-refresher.tsx'
import { add } from '#lib/money/money.ts'
import { listVisitReceipts } from '#lib/views/visit-receipts.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import type { VisitProps } from './step-props.ts'

const REFRESH_MS = 3000
const REFRESH_TIMES = 20

/** The visit as it stands: when, what, the money of it, and what may be done. */
export async function VisitOverview({ visit, token, address }: VisitProps) {
  const t = await getTranslations('booking.visit')
  const receipts = await listVisitReceipts(visit.scope, visit.id)
  const isMoneyMoving = receipts.some(({ refunds }) => refunds.some(({ state }) => state === 'requested'))
  const { branch, cancellation, startsAt, state } = visit
  const isAhead = visitCan('cancel', state) && startsAt > new Date()
  const paid = add(visit.paid, visit.held)
  return (
    <BookingLayout
      progress={null}
      title={t(`state.${state}`)}
      aside={
        <>
          <ReceiptList receipts={receipts} fee={visit.fee} timeZone={branch.timeZone} />
          {isAhead && (
            <CancellationNote rule={cancellation} startsAt={startsAt} timeZone={branch.timeZone} paid={paid} />
          )}
        </>
      }
    >
      {isMoneyMoving && <PageRefresher everyMs={REFRESH_MS} times={REFRESH_TIMES} />}
      <BookedVisit visit={visit} title={t('details')} />
      {isAhead && (
        <>
          <div className={styles.acts}>
            <LocalLink className={controls.primary} href={`${address}?do=move`}>
              {t('move')}
            </LocalLink>
            <LocalLink className={controls.quiet} href={`${address}?do=cancel`}>
              {t('cancel')}
            </LocalLink>
          </div>
          <CalendarLinks visit={visit} token={token} />
        </>
      )}
      {(state === 'canceled' || state === 'expired') && (
        <LocalLink className={controls.primary} href={`/book/${branch.slug}`}>
          {t('again')}
        </LocalLink>
      )}
      {state === 'on_hold' && (
        <LocalLink className={controls.primary} href={`/book/${branch.slug}/pay/${token}`}>
          {t('toPayment')}
        </LocalLink>
      )}
    </BookingLayout>
  )
}
