import { getLocale } from 'next-intl/server'
import { cardWords } from '#app/(pay)/[locale]/card-words.ts'
import { CancellationNote } from '#components/booking/payment/cancellation-note.tsx'
import { PaymentForm } from '#components/booking/payment/payment-form.tsx'
import type { OpenPayment, PayPage } from '#lib/views/links/pay-page.ts'
import { stripeScriptUrl } from '#lib/views/stripe-script.ts'

type Props = { readonly page: PayPage; readonly payment: OpenPayment; readonly token: string }

/** The rule that the client agrees to, where the visit is ahead still, and the card form. */
export async function PayOpen({ page, payment, token }: Props) {
  const locale = await getLocale()
  const { by, openedAt } = page
  const { amount, publishableKey, rule } = payment
  const shownAt = openedAt.getTime()
  return (
    <>
      {rule && <CancellationNote {...rule} now={openedAt} />}
      <PaymentForm
        publishableKey={publishableKey}
        scriptUrl={stripeScriptUrl()}
        locale={locale}
        order={{
          ...{ token, by, shownMinor: amount.amountMinor, openedAt: shownAt },
          ...(rule && { shown: { locale, shownAt } }),
        }}
        amountMinor={amount.amountMinor}
        currency={amount.currency.toLowerCase()}
        captureMode="at_booking"
        doneHref={`/${locale}/pay/${token}?back=1`}
        words={await cardWords(amount, { isAgreeing: rule !== null, captureMode: 'at_booking' })}
      />
    </>
  )
}
