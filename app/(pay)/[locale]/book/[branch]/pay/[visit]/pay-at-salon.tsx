import { getLocale, getTranslations } from 'next-intl/server'
import controls from '#components/booking/frame/controls.module.css'
import { ConfirmForm } from '#components/booking/payment/confirm-form.tsx'
import { leastChargeMinorOf } from '#lib/money/currencies.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { money } from '#lib/money/money.ts'
import type { ClientVisit } from '#lib/views/client-visit.ts'
import { confirmVisitAction } from './actions.ts'

type Props = { readonly token: string; readonly visit: ClientVisit; readonly shownAt: Date }

/** Books without paying now, and says why if paying online is not possible. */
export async function PayAtSalon({ token, visit, shownAt }: Props) {
  const { currency } = visit.total
  const { obstacle, options } = visit.plan
  // Something could be paid when the time was taken, or it would not be held.
  const isPayableNoMore = options.length === 1 && obstacle === null && !visit.isCardStopped
  const t = await getTranslations('booking.pay')
  const locale = await getLocale()
  const least = formatMoney(money(leastChargeMinorOf(currency), currency), locale)
  return (
    <>
      {visit.isCardStopped && <p className={controls.note}>{t('cardStopped')}</p>}
      {obstacle === 'below_minimum' && <p className={controls.note}>{t('belowMinimum', { amount: least })}</p>}
      {obstacle === 'above_maximum' && <p className={controls.note}>{t('aboveMaximum')}</p>}
      {isPayableNoMore && <p className={controls.note}>{t('notPayableNow')}</p>}
      <ConfirmForm
        action={confirmVisitAction.bind(null, token, shownAt.getTime())}
        label={t('book')}
        note={t('agreeByBooking')}
      />
    </>
  )
}
