import { getLocale, getTranslations } from 'next-intl/server'
import controls from '#components/booking/frame/controls.module.css'
import { ConfirmForm } from '#components/booking/payment/confirm-form.tsx'
import { type Currency, leastChargeMinorOf } from '#lib/money/currencies.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { money } from '#lib/money/money.ts'
import type { ChargeObstacle } from '#lib/payments/charge-plan.ts'
import { confirmVisitAction } from './actions.ts'

type Props = { readonly token: string; readonly obstacle: ChargeObstacle | null; readonly currency: Currency }

/** Books without paying now, and says why if paying online is not possible. */
export async function PayAtSalon({ token, obstacle, currency }: Props) {
  const t = await getTranslations('booking.pay')
  const locale = await getLocale()
  const least = formatMoney(money(leastChargeMinorOf(currency), currency), locale)
  return (
    <>
      {obstacle === 'below_minimum' && <p className={controls.note}>{t('belowMinimum', { amount: least })}</p>}
      {obstacle === 'above_maximum' && <p className={controls.note}>{t('aboveMaximum')}</p>}
      <ConfirmForm action={confirmVisitAction.bind(null, token)} label={t('book')} />
    </>
  )
}
