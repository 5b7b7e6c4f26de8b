import { getLocale } from 'next-intl/server'
import { cardWords } from '#app/(pay)/[locale]/card-words.ts'
import { PaymentForm } from '#components/booking/payment/payment-form.tsx'
import type { Money } from '#lib/money/money.ts'
import type { CaptureMode } from '#lib/payments/capture-mode.ts'
import { stripeScriptUrl } from '#lib/views/stripe-script.ts'

type Props = {
  readonly publishableKey: string
  readonly token: string
  readonly choice: 'required' | 'everything'
  readonly now: Money
  readonly captureMode: CaptureMode
  readonly slug: string
  readonly shownAt: Date
}

/** The card form, with the words that it may need. */
export async function PayNow({ publishableKey, token, choice, now, captureMode, slug, shownAt }: Props) {
  const locale = await getLocale()
  return (
    <PaymentForm
      publishableKey={publishableKey}
      scriptUrl={stripeScriptUrl()}
      locale={locale}
      order={{ token, choice, shown: { locale, shownAt: shownAt.getTime() } }}
      amountMinor={now.amountMinor}
      currency={now.currency.toLowerCase()}
      captureMode={captureMode}
      doneHref={`/${locale}/book/${slug}/done/${token}`}
      words={await cardWords(now, { isAgreeing: true, captureMode })}
    />
  )
}
