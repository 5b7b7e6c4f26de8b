'use client'

import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type { Stripe, StripeElementLocale, StripeError } from '@stripe/stripe-js'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import controls from '#components/booking/frame/controls.module.css'
import { postJson } from '#components/booking/frame/post-json.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'
import { type CaptureMode, captureMethodOf } from '#lib/payments/capture-mode.ts'
import { type DeclineReason, declineReasonOf } from '#lib/payments/clients/decline-reason.ts'
import { loadStripeFor } from './load-stripe.ts'
import styles from './payment-form.module.css'
import { stripeAppearance } from './stripe-appearance.ts'

export type PaymentFormWords = Readonly<
  Record<'submit' | 'submitting' | 'loading' | 'loadFailed' | 'failed' | 'safe' | 'needsScript' | 'tryAgain', string>
> & {
  /** That the money is held now and taken later; null where it is taken at once. */
  readonly held: string | null
  /** What the client agrees to by paying; null where there is nothing to agree to. */
  readonly agree: string | null
  readonly declines: Readonly<Record<DeclineReason, string>>
  /** Our own refusals, by their codes. */
  readonly refusals: Readonly<Record<string, string>>
}

// Stripe's form speaks no Ukrainian: it takes the browser's language then. Our own words around it do.
const STRIPE_LOCALES: Readonly<Record<string, StripeElementLocale>> = { en: 'en' }

type Props = {
  readonly publishableKey: string
  readonly scriptUrl: string
  readonly locale: string
  /** Who pays what, as our server wants to hear it. */
  readonly order: Readonly<Record<string, unknown>>
  readonly amountMinor: number
  /** Small letters, as Stripe writes it. */
  readonly currency: string
  readonly captureMode: CaptureMode
  readonly doneHref: string
  readonly words: PaymentFormWords
}

type Loading =
  /** No script has come yet. */
  | { readonly at: 'waiting' }
  | { readonly at: 'loading' }
  | { readonly at: 'failed' }
  | { readonly at: 'ready'; readonly stripe: Stripe }

/** The card form. Card details go from the browser to Stripe and never come to us. */
export function PaymentForm(props: Props) {
  const { publishableKey, scriptUrl, locale, amountMinor, currency, captureMode, words } = props
  const [loading, setLoading] = useState<Loading>({ at: 'waiting' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another load.
  useEffect(() => {
    let isCurrent = true
    setLoading({ at: 'loading' })
    loadStripeFor(publishableKey, scriptUrl).then(
      (stripe) => isCurrent && setLoading(stripe ? { at: 'ready', stripe } : { at: 'failed' }),
      () => isCurrent && setLoading({ at: 'failed' }),
    )
    return () => {
      isCurrent = false
    }
  }, [publishableKey, scriptUrl, attempt])

  if (loading.at === 'failed') {
    return (
      <div role="alert" className={controls.refusal}>
        <p>{words.loadFailed}</p>
        <button type="button" className={controls.primary} onClick={() => setAttempt(attempt + 1)}>
          {words.tryAgain}
        </button>
      </div>
    )
  }
  if (loading.at !== 'ready') {
    return (
      <div className={styles.loading}>
        <noscript>{words.needsScript}</noscript>
        {loading.at === 'loading' && words.loading}
      </div>
    )
  }
  return (
    <Elements
      stripe={loading.stripe}
      options={{
        mode: 'payment',
        amount: amountMinor,
        currency,
        // The same as the PaymentIntent will say: Stripe confirms none that says otherwise.
        captureMethod: captureMethodOf(captureMode),
        allowedPaymentMethodTypes: ['card'],
        locale: STRIPE_LOCALES[locale] ?? 'auto',
        appearance: stripeAppearance(),
      }}
    >
      <CardForm {...props} />
    </Elements>
  )
}

type Progress =
  | { readonly at: 'entering' }
  | { readonly at: 'paying' }
  | { readonly at: 'refused'; readonly message: string }

const Started = z.object({ clientSecret: z.string() })
const Refused = z.object({ error: z.object({ code: z.string() }) })

function CardForm({ order, doneHref, words }: Props) {
  const stripe = useStripe()
  const elements = useElements()
  const router = useRouter()
  const [progress, setProgress] = useState<Progress>({ at: 'entering' })
  const refuse = (message: string) => setProgress({ at: 'refused', message })

  async function pay(event: FormEvent) {
    event.preventDefault()
    if (!stripe || !elements || progress.at === 'paying') return
    setProgress({ at: 'paying' })
    const { error: incomplete } = await elements.submit()
    // The form itself shows which field is wrong.
    if (incomplete) return setProgress({ at: 'entering' })

    const started = await startPayment(order)
    if ('code' in started) {
      if (started.code === 'payment_already_made') return router.replace(doneHref)
      // The sum may be another one, or it is over: the page knows what can be done instead.
      router.refresh()
      return refuse(words.refusals[started.code] ?? words.failed)
    }
    const { error } = await stripe.confirmPayment({
      elements,
      clientSecret: started.clientSecret,
      confirmParams: { return_url: new URL(doneHref, window.location.href).href },
      redirect: 'if_required',
    })
    if (error && isAnswer(error)) return refuse(wordsOfStripeError(error, words))
    // Paid, or not known: that page asks Stripe. Nobody is told that nothing was charged when it may have been.
    router.replace(doneHref)
  }

  return (
    <ScriptForm onSubmit={pay} className={styles.form}>
      <PaymentElement options={{ wallets: { applePay: 'never', googlePay: 'never', link: 'never' }, layout: 'tabs' }} />
      {words.held && <p>{words.held}</p>}
      {progress.at === 'refused' && (
        <p role="alert" className={controls.refusal}>
          {progress.message}
        </p>
      )}
      <button
        type="submit"
        className={`${controls.primary} ${controls.wide}`}
        disabled={!stripe || progress.at === 'paying'}
      >
        {progress.at === 'paying' ? words.submitting : words.submit}
      </button>
      {words.agree && <p className={styles.small}>{words.agree}</p>}
      <p className={styles.small}>{words.safe}</p>
    </ScriptForm>
  )
}

/** Asks our server for the one PaymentIntent of this visit. A network that fails is a refusal like any other. */
async function startPayment(
  body: Props['order'],
): Promise<{ readonly clientSecret: string } | { readonly code: string }> {
  const answer = await postJson('/api/payment-intents', body)
  const started = Started.safeParse(answer)
  if (started.success) return started.data
  return { code: Refused.safeParse(answer).data?.error.code ?? 'breakdown' }
}

/** Stripe has said no, or was not asked; anything else may have happened all the same. */
const isAnswer = ({ type, code }: StripeError): boolean =>
  type === 'card_error' || type === 'validation_error' || code === 'payment_intent_authentication_failure'

function wordsOfStripeError({ type, code, decline_code }: StripeError, words: PaymentFormWords): string {
  return type === 'validation_error' ? words.failed : words.declines[declineReasonOf([decline_code, code])]
}
