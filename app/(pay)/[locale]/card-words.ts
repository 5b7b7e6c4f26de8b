import { getLocale, getTranslations } from 'next-intl/server'
import type { PaymentFormWords } from '#components/booking/payment/payment-form.tsx'
import { messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { CaptureMode } from '#lib/payments/capture-mode.ts'

/** All that the card form may have to say to who pays so much. */
export async function cardWords(
  amount: Money,
  { isAgreeing, captureMode }: { readonly isAgreeing: boolean; readonly captureMode: CaptureMode },
): Promise<PaymentFormWords> {
  const t = await getTranslations('booking.pay')
  const ui = await getTranslations('ui')
  const locale = await getLocale()
  const { refusals, booking } = messagesOf(locale)
  return {
    submit: t('submit', { amount: formatMoney(amount, locale) }),
    submitting: t('submitting'),
    loading: t('loading'),
    loadFailed: t('loadFailed'),
    failed: t('failed'),
    safe: t('safe'),
    held: captureMode === 'hold' ? t('heldNow', { amount: formatMoney(amount, locale) }) : null,
    agree: isAgreeing ? t('agreeByPaying') : null,
    needsScript: t('needsScript'),
    tryAgain: ui('tryAgain'),
    declines: booking.pay.declines,
    refusals,
  }
}
