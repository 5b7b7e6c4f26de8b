import { IntegrationError } from './integration-error.ts'

/** The options of a group of elements, as far as the stand-in reads them. */
export type ElementsOptions = {
  readonly mode?: string
  readonly amount?: number
  readonly currency?: string
  readonly clientSecret?: string
  readonly captureMethod?: string
  readonly capture_method?: string
  readonly setupFutureUsage?: string | null
  readonly setup_future_usage?: string | null
  readonly allowedPaymentMethodTypes?: readonly string[]
  readonly excludedPaymentMethodTypes?: readonly string[]
  readonly locale?: string
  readonly appearance?: object
  readonly fonts?: readonly object[]
  readonly paymentMethodCreation?: string
}

const MODES = ['payment', 'setup', 'subscription']
const REMOVED = ['paymentMethodTypes', 'payment_method_types']

/** Throws on what Stripe.js of the endive train throws on. */
export function checkElementsOptions(options: ElementsOptions, caller: string): void {
  const removed = REMOVED.find((name) => name in options)
  if (removed) {
    throw new IntegrationError(
      `${caller}: \`${removed}\` is no longer supported. Use \`allowedPaymentMethodTypes\` to limit the available payment methods, or manage them in the Dashboard.`,
    )
  }
  if (options.mode !== undefined) checkDeferred(options, caller)
  if (options.clientSecret !== undefined && !/^(pi|seti)_\w+_secret_\w+$/.test(options.clientSecret)) {
    throw new IntegrationError(
      `Invalid value for ${caller}: \`clientSecret\` should be a client secret of the form \${id}_secret_\${secret}. You specified: ${options.clientSecret}.`,
    )
  }
  const { allowedPaymentMethodTypes: allowed, excludedPaymentMethodTypes: excluded } = options
  if (allowed && excluded) {
    throw new IntegrationError(
      `${caller}: \`allowedPaymentMethodTypes\` and \`excludedPaymentMethodTypes\` cannot be used together.`,
    )
  }
  if (allowed && !allowed.includes('card')) {
    throw new IntegrationError(`${caller}: the Stripe simulator has no payment method but card.`)
  }
}

function checkDeferred(options: ElementsOptions, caller: string): void {
  const { mode = '', amount, currency, clientSecret } = options
  if (!MODES.includes(mode)) {
    throw new IntegrationError(
      `Invalid value for ${caller}: \`mode\` should be one of the following strings: ${MODES.join(', ')}. You specified: ${mode}.`,
    )
  }
  if (clientSecret !== undefined) {
    throw new IntegrationError(`${caller}: \`mode\` and \`clientSecret\` cannot be used together.`)
  }
  if (mode === 'setup') return
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount <= 0) {
    throw new IntegrationError(
      `Invalid value for ${caller}: \`amount\` must be greater than 0 and a whole number of the smallest currency unit. You specified: ${amount}.`,
    )
  }
  if (typeof currency !== 'string' || !/^[a-z]{3}$/.test(currency)) {
    throw new IntegrationError(
      `Invalid value for ${caller}: \`currency\` should be a three-letter lowercase currency code. You specified: ${currency}.`,
    )
  }
}

/** Refuses keys that Stripe.js refuses, and live ones: nothing here may ever look like a real payment. */
export function checkPublishableKey(key: unknown): string {
  if (typeof key !== 'string') {
    throw new IntegrationError('Missing value for Stripe(): apiKey should be a string.')
  }
  if (key === '')
    throw new IntegrationError('Please call Stripe() with your publishable key. You used an empty string.')
  if (/^(sk|rk)_/.test(key)) {
    throw new IntegrationError(
      'You should not use your secret key with Stripe.js. Please pass a publishable key instead.',
    )
  }
  if (/^pk_live_/.test(key)) {
    throw new IntegrationError('This is the Stripe simulator: it refuses live keys. Load Stripe.js from js.stripe.com.')
  }
  if (!/^pk_test_/.test(key)) {
    throw new IntegrationError('Invalid value for Stripe(): apiKey should be a publishable key.')
  }
  return key
}
