import { checkPublishableKey, type ElementsOptions } from './check-options.ts'
import { afterBank, type ConfirmOptions, confirmIntentWith, type IntentResult, localized } from './confirm.ts'
import { Elements } from './elements.ts'
import { IntegrationError } from './integration-error.ts'
import { type IntentKind, retrieveIntent, type Shop } from './retrieve-intent.ts'

const VERSION = 'endive'
// The script's own address tells where the simulator is.
const ORIGIN = document.currentScript instanceof HTMLScriptElement ? new URL(document.currentScript.src).origin : ''

type CreateOptions = {
  readonly elements?: unknown
  readonly params?: Readonly<Record<string, unknown>>
  readonly type?: string
}

/** What `Stripe(publishableKey)` gives. */
function stripeFor(key: unknown): object {
  const shop: Shop = { origin: ORIGIN, publishableKey: checkPublishableKey(key) }
  return {
    elements: (options: ElementsOptions = {}) => new Elements(shop, options),
    confirmPayment: (options: ConfirmOptions) => confirmIntentWith(shop, 'payment_intent', options),
    confirmSetup: (options: ConfirmOptions) => confirmIntentWith(shop, 'setup_intent', options),
    confirmCardPayment: (secret: string, data: { payment_method?: string } = {}) =>
      confirmSaved(shop, 'payment_intent', { secret, data }),
    confirmCardSetup: (secret: string, data: { payment_method?: string } = {}) =>
      confirmSaved(shop, 'setup_intent', { secret, data }),
    handleNextAction: ({ clientSecret }: { clientSecret: string }) => continueIntent(shop, clientSecret),
    handleCardAction: (clientSecret: string) => continueIntent(shop, clientSecret),
    retrievePaymentIntent: (secret: string) => retrieved(shop, 'payment_intent', secret),
    retrieveSetupIntent: (secret: string) => retrieved(shop, 'setup_intent', secret),
    createPaymentMethod: (options: CreateOptions) => createWith('paymentMethod', options),
    createConfirmationToken: (options: CreateOptions) => createWith('confirmationToken', options),
    createToken: async () => notSimulated('createToken'),
    initCheckoutElementsSdk: () => notSimulated('initCheckoutElementsSdk'),
    initCheckoutFormSdk: () => notSimulated('initCheckoutFormSdk'),
    registerAppInfo: () => {},
    _registerWrapper: () => {},
    ...removedMethods(),
  }
}

function confirmSaved(
  shop: Shop,
  kind: IntentKind,
  { secret, data }: { secret: string; data: { payment_method?: string } },
): Promise<IntentResult> {
  const confirmParams = data.payment_method === undefined ? {} : { payment_method: data.payment_method }
  return confirmIntentWith(shop, kind, { clientSecret: secret, confirmParams, redirect: 'if_required' })
}

async function continueIntent(shop: Shop, clientSecret: string): Promise<IntentResult> {
  const kind: IntentKind = clientSecret.startsWith('seti_') ? 'setup_intent' : 'payment_intent'
  const answer = await afterBank(shop, { kind, clientSecret, answer: await retrieveIntent(shop, kind, clientSecret) })
  if ('error' in answer) return { error: localized(answer.error) }
  return kind === 'payment_intent' ? { paymentIntent: answer.value } : { setupIntent: answer.value }
}

async function retrieved(shop: Shop, kind: IntentKind, clientSecret: string): Promise<IntentResult> {
  const answer = await retrieveIntent(shop, kind, clientSecret)
  if ('error' in answer) return { error: answer.error }
  return kind === 'payment_intent' ? { paymentIntent: answer.value } : { setupIntent: answer.value }
}

/** Makes a payment method or a confirmation token of the card in the frame. */
async function createWith(what: 'paymentMethod' | 'confirmationToken', options: CreateOptions): Promise<object> {
  const { elements, params = {} } = options
  const isToken = what === 'confirmationToken'
  if (!(elements instanceof Elements))
    throw new IntegrationError(`Creating a ${what} needs \`elements\` with a Payment Element.`)
  const ready = await elements.readyToConfirm()
  if ('error' in ready) return ready
  const path = isToken ? '/v1/confirmation_tokens' : '/v1/payment_methods'
  const answer = await elements.payment().send({ path, at: isToken ? 'payment_method_data' : '', params })
  return 'error' in answer ? { error: localized(answer.error) } : { [what]: answer.value }
}

function notSimulated(name: string): never {
  throw new IntegrationError(`stripe.${name}() is not simulated.`)
}

/** Gone from Stripe.js since dahlia; calling them throws. */
function removedMethods(): object {
  const names = [
    'handleCardPayment',
    'confirmPaymentIntent',
    'handleFpxPayment',
    'handleCardSetup',
    'confirmSetupIntent',
    'createSource',
    'retrieveSource',
  ]
  return Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        throw new IntegrationError(`stripe.${name}() has been removed from Stripe.js.`)
      },
    ]),
  )
}

Object.assign(window, { Stripe: Object.assign(stripeFor, { version: VERSION }) })
