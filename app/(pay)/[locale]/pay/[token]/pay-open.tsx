import { getLocale, getTranslations } from 'next-intl/server'
import { PaymentForm } from '#components/booking/payment/payment-form.tsx'
import { messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { stripeScriptUrl } from '#lib/views/stripe-script.ts'

type Props = {
  readonly publishableKey: string
  readonly token: string
  readonly amount: Money
  readonly openedAt: Date
}

/** The card form of a payment link, with the words that it may need. */
export async function PayOpen({ publishableKey, token, amount, openedAt }: Props) {
  const t = await getTranslations('booking.pay')
  const ui = await getTranslations('ui')
  const locale = await getLocale()
  const { refusals, booking } = messagesOf(locale)
  return (
    <PaymentForm
      publishableKey={publishableKey}
      scriptUrl={stripeScriptUrl()}
      locale={locale}
      order={{ token, by: 'link', shownMinor: amount.amountMinor, openedAt: openedAt.getTime() }}
      amountMinor={amount.amountMinor}
      currency={amount.currency.toLowerCase()}
      doneHref={`/${locale}/pay/${token}?back=1`}
      words={{
        submit: t('submit', { amount: formatMoney(amount, locale) }),
        submitting: t('submitting'),
        loading: t('loading'),
        loadFailed: t('loadFailed'),
        failed: t('failed'),
        safe: t('safe'),
        tryAgain: ui('tryAgain'),
        declines: booking.pay.declines,
        refusals,
      }}
    />
  )
}
