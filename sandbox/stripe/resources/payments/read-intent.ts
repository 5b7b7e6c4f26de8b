import type { Stripe } from 'stripe'
import { invalidParam } from '#sandbox/stripe/api/faults.ts'
import type { PaymentIntent } from '#sandbox/stripe/business/payments/charge-card.ts'
import type { Params } from '#sandbox/stripe/params/params.ts'

type TypeFields = Pick<
  Stripe.PaymentIntentCreateParams,
  'allowed_payment_method_types' | 'automatic_payment_methods' | 'excluded_payment_method_types'
>
type Types = Pick<
  PaymentIntent,
  | 'allowed_payment_method_types'
  | 'automatic_payment_methods'
  | 'excluded_payment_method_types'
  | 'payment_method_types'
>

/** Which payment methods an intent takes. Only cards are simulated, so every way of saying it must leave cards in. */
export function readTypes(params: Params<TypeFields>): Types {
  const allowed = params.texts('allowed_payment_method_types')
  const excluded = params.texts('excluded_payment_method_types')
  const automatic = params.within('automatic_payment_methods')
  if (allowed && (automatic || excluded)) {
    const other = automatic ? 'automatic_payment_methods' : 'excluded_payment_method_types'
    throw invalidParam(`You may only specify one of these parameters: allowed_payment_method_types, ${other}.`, {
      param: 'allowed_payment_method_types',
    })
  }
  if (allowed && !allowed.includes('card')) throw onlyCards('allowed_payment_method_types')
  if (excluded?.includes('card')) throw onlyCards('excluded_payment_method_types')
  const isAutomatic = !allowed && automatic?.flag('enabled') !== false
  const allow_redirects = automatic?.text('allow_redirects') ?? 'always'
  return {
    allowed_payment_method_types: allowed ? [...allowed] : null,
    automatic_payment_methods: isAutomatic ? { allow_redirects, enabled: true } : null,
    excluded_payment_method_types: excluded ? [...excluded] : null,
    payment_method_types: ['card'],
  }
}

function onlyCards(param: string): Error {
  return invalidParam('The Stripe simulator simulates card payments only.', { param })
}

type CardOptions = {
  request_three_d_secure?: string
  require_cvc_recollection?: boolean
  setup_future_usage?: string | null
}

export function readOptions(
  card: Params<CardOptions> | undefined,
  current: PaymentIntent['payment_method_options'],
): Stripe.PaymentIntent.PaymentMethodOptions {
  const usage = card?.text('setup_future_usage')
  const recollect = card?.flag('require_cvc_recollection')
  return {
    card: {
      installments: null,
      mandate_options: null,
      network: null,
      request_three_d_secure:
        card?.text('request_three_d_secure') ?? current?.card?.request_three_d_secure ?? 'automatic',
      ...(recollect === undefined ? {} : { require_cvc_recollection: recollect }),
      ...(usage === undefined ? {} : { setup_future_usage: usage }),
    },
  }
}

type DescriptorFields = { statement_descriptor?: string; statement_descriptor_suffix?: string }

/** Cards take a suffix only, of Latin characters with at least one letter. https://docs.stripe.com/get-started/account/statement-descriptors */
export function checkDescriptors(params: Params<DescriptorFields>): void {
  if (params.has('statement_descriptor')) {
    const message =
      'You must use the `statement_descriptor_suffix` parameter instead of `statement_descriptor` for card charges.'
    throw invalidParam(message, { param: 'statement_descriptor' })
  }
  const suffix = params.text('statement_descriptor_suffix')
  if (suffix === undefined) return
  const isValid =
    suffix.length <= 22 && /^[\x20-\x7E]+$/.test(suffix) && /[A-Za-z]/.test(suffix) && !/[<>\\'"*]/.test(suffix)
  if (!isValid) {
    const message =
      'The statement descriptor suffix must be at most 22 Latin characters with at least one letter, and must not contain any of <, >, \\, \', ", *.'
    throw invalidParam(message, { param: 'statement_descriptor_suffix' })
  }
}
