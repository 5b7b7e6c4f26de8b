import { getLocale, getTranslations } from 'next-intl/server'
import type { PaymentFormWords } from '#components/booking/payment/payment-form.tsx'
import { messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'

/** All that the card form may have to say to who pays so much. */
export async function cardWords(
  amount: Money,
  { isAgreeing }: { readonly isAgreeing: boolean },
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
    agree: isAgreeing ? t('agreeByPaying') : null,
    needsScript: t('needsScript'),
    tryAgain: ui('tryAgain'),
    declines: booking.pay.declines,
    refusals,
  }
}
