import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { ConfirmForm } from '#components/booking/payment/confirm-form.tsx'
import { LocalLink } from '#components/ui/local-link.tsx'
import { quoteCancellation } from '#lib/flows/visits/quote-cancellation.ts'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { cancelVisitAction } from './actions.ts'
import type { VisitProps } from './step-props.ts'

/** What cancelling now brings back and costs, to the cent, before it is done. */
export async function CancelStep({ visit, token, address }: VisitProps) {
  const t = await getTranslations('booking.visit')
  const locale = await getLocale()
  const quote = await quoteCancellation(visit.scope, visit.id)
  const at = { locale, timeZone: visit.branch.timeZone }
  const sum = (amount: Money) => formatMoney(amount, locale)
  const back = visit.held.amountMinor > 0 && visit.paid.amountMinor === 0 ? 'cancelReleased' : 'cancelReturned'
  return (
    <BookingLayout progress={null} title={t('cancelTitle')}>
      <p>{t('when', { day: formatDay(visit.startsAt, at), time: formatTime(visit.startsAt, at) })}</p>
      {quote ? (
        <>
          {quote.returned.amountMinor > 0 && <p>{t(back, { amount: sum(quote.returned) })}</p>}
          <p>{quote.fee.amountMinor > 0 ? t('cancelKept', { amount: sum(quote.fee) }) : t('cancelFree')}</p>
          <ConfirmForm action={cancelVisitAction.bind(null, token)} label={t('cancelYes')} isDestructive />
        </>
      ) : (
        <p className={controls.note}>{t('cannotCancel')}</p>
      )}
      <p>
        <LocalLink className={controls.quiet} href={address}>
          {t('keep')}
        </LocalLink>
      </p>
    </BookingLayout>
  )
}
