import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { CancellationNote } from '#components/booking/payment/cancellation-note.tsx'
import { BookedVisit } from '#components/booking/visit/booked-visit.tsx'
import { CalendarLinks } from '#components/booking/visit/calendar-links.tsx'
import { ReceiptList } from '#components/booking/visit/receipt-list.tsx'
import styles from '#components/booking/visit/visit.module.css'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { PageRefresher } from '#components/ui/page-refresher.tsx'
import { formatMoney } from '#lib/money/format-money.ts'
import { isUnderWay } from '#lib/payments/clients/receipt-lines.ts'
import { listVisitReceipts } from '#lib/views/visit-receipts.ts'
import { decideMove } from '#lib/visits/moves/move-policy.ts'
import type { VisitProps } from './step-props.ts'
import { moveQuestionOf, shownRuleOf } from './visit-terms.ts'

const REFRESH_MS = 3000
const REFRESH_TIMES = 20

/** The visit as it stands: when, what, the money of it, and what may be done. */
export async function VisitOverview({ visit, token, address }: VisitProps) {
  const t = await getTranslations('booking.visit')
  const locale = await getLocale()
  const receipts = await listVisitReceipts(visit.scope, { id: visit.id, currency: visit.total.currency })
  const { branch, state } = visit
  const rule = shownRuleOf(visit, new Date())
  const isOver = state === 'canceled' || state === 'expired' || state === 'completed' || state === 'no_show'
  return (
    <BookingLayout
      progress={null}
      title={t(`state.${state}`)}
      aside={
        <>
          <ReceiptList receipts={receipts} ended={visit.ended} timeZone={branch.timeZone} />
          {receipts.length > 0 && (
            <LocalLink className={controls.quiet} href={`${address}?do=receipt`}>
              {t('receiptLink')}
            </LocalLink>
          )}
          {rule && <CancellationNote {...rule} />}
        </>
      }
    >
      {receipts.some(({ lines }) => lines.some(isUnderWay)) && (
        <PageRefresher everyMs={REFRESH_MS} times={REFRESH_TIMES} />
      )}
      <BookedVisit visit={visit} title={t('details')} />
      {visit.payableOpen && (
        <div className={styles.acts}>
          <LocalLink className={controls.primary} href={`/pay/${token}`}>
            {t('payOpen', { amount: formatMoney(visit.payableOpen, locale) })}
          </LocalLink>
          <span className={controls.quietText}>{t('payOpenText')}</span>
        </div>
      )}
      {rule && <Acts visit={visit} address={address} />}
      {rule && <CalendarLinks visit={visit} token={token} />}
      {isOver && (
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

/** What the client may do now; what they may not do any more is said instead. */
async function Acts({ visit, address }: Pick<VisitProps, 'visit' | 'address'>) {
  const t = await getTranslations('booking.visit')
  const refusals = await getTranslations('refusals')
  const move = decideMove(moveQuestionOf(visit, new Date()))
  return (
    <>
      {!move.ok && <p className={controls.note}>{refusals(move.refusal)}</p>}
      <div className={styles.acts}>
        {move.ok && (
          <LocalLink className={visit.payableOpen ? controls.quiet : controls.primary} href={`${address}?do=move`}>
            {t('move')}
          </LocalLink>
        )}
        <LocalLink className={controls.quiet} href={`${address}?do=cancel`}>
          {t('cancel')}
        </LocalLink>
      </div>
    </>
  )
}
