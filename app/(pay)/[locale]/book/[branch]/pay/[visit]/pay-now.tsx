import { getLocale, getTranslations } from 'next-intl/server'
import { PaymentForm } from '#components/booking/payment/payment-form.tsx'
import { messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { stripeScriptUrl } from '#lib/views/stripe-script.ts'

type Props = {
  readonly publishableKey: string
  readonly token: string
  readonly choice: 'required' | 'everything'
  readonly now: Money
  readonly slug: string
}

/** The card form, with the words that it may need. */
export async function PayNow({ publishableKey, token, choice, now, slug }: Props) {
  const t = await getTranslations('booking.pay')
  const ui = await getTranslations('ui')
  const locale = await getLocale()
  const { refusals, booking } = messagesOf(locale)
  return (
    <PaymentForm
      publishableKey={publishableKey}
      scriptUrl={stripeScriptUrl()}
      locale={locale}
      order={{ token, choice }}
      amountMinor={now.amountMinor}
      currency={now.currency.toLowerCase()}
      doneHref={`/${locale}/book/${slug}/done/${token}`}
      words={{
        submit: t('submit', { amount: formatMoney(now, locale) }),
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
