import { callApi } from '../shared/call-api.ts'
import type { FrameAnswer, Refusal } from '../shared/protocol.ts'
import { languageOf, messageFor, textsIn } from '../shared/texts.ts'
import { Elements } from './elements.ts'
import { IntegrationError } from './integration-error.ts'
import { type IntentKind, intentPath, retrieveIntent, type Shop } from './retrieve-intent.ts'
import { openBankPage } from './three-d-secure.ts'

export type ConfirmOptions = {
  readonly elements?: unknown
  readonly clientSecret?: string
  readonly confirmParams?: ConfirmParams
  readonly redirect?: string
}
type ConfirmParams = {
  readonly return_url?: string
  readonly payment_method?: string
  readonly confirmation_token?: string
  readonly payment_method_data?: Readonly<Record<string, unknown>>
  readonly shipping?: object
  readonly receipt_email?: string
}

export type IntentResult = { readonly [Name in 'paymentIntent' | 'setupIntent']?: object } & {
  readonly error?: Refusal
}

const NAMES = {
  payment_intent: { method: 'confirmPayment', result: 'paymentIntent' },
  setup_intent: { method: 'confirmSetup', result: 'setupIntent' },
} as const

/** Confirms an intent with the card in the frame, takes the cardholder to the bank where it asks, and says what came of it. */
export async function confirmIntentWith(shop: Shop, kind: IntentKind, options: ConfirmOptions): Promise<IntentResult> {
  const { method } = NAMES[kind]
  const { redirect = 'always' } = options
  if (redirect !== 'always' && redirect !== 'if_required') {
    throw new IntegrationError(
      `Invalid value for stripe.${method}(): \`redirect\` should be one of the following strings: always, if_required. You specified: ${redirect}.`,
    )
  }
  const isIfRequired = redirect === 'if_required'
  const returnUrl = options.confirmParams?.return_url
  if (!isIfRequired && returnUrl === undefined) {
    throw new IntegrationError(
      `stripe.${method}(): the \`confirmParams.return_url\` argument is required unless passing \`redirect: 'if_required'\`.`,
    )
  }
  const elements = options.elements instanceof Elements ? options.elements : null
  const clientSecret = options.clientSecret ?? elements?.options.clientSecret
  if (clientSecret === undefined) {
    throw new IntegrationError(
      `stripe.${method}(): the \`clientSecret\` argument is required when elements were created without one.`,
    )
  }
  const sent = await send(shop, { kind, elements, clientSecret, params: options.confirmParams ?? {} })
  const result = await afterBank(shop, { kind, clientSecret, answer: sent })
  if ('error' in result) return { error: localized(result.error) }
  if (!isIfRequired && returnUrl !== undefined) return leaveFor(returnUrl, { kind, clientSecret, intent: result.value })
  return { [NAMES[kind].result]: result.value }
}

type Sending = {
  readonly kind: IntentKind
  readonly elements: Elements | null
  readonly clientSecret: string
  readonly params: ConfirmParams
}

async function send(shop: Shop, { kind, elements, clientSecret, params }: Sending): Promise<FrameAnswer> {
  const { payment_method_data, ...rest } = params
  const path = `${intentPath(kind, clientSecret)}/confirm`
  const common = { ...rest, client_secret: clientSecret, use_stripe_sdk: true }
  if (!elements) return callApi({ ...shop, method: 'POST', path, params: common })
  const ready = await elements.readyToConfirm()
  if ('error' in ready) return ready
  const mismatch = await findMismatch(shop, kind, { elements, clientSecret })
  if (mismatch) return { error: mismatch }
  return elements.payment().send({ path, at: 'payment_method_data', params: { ...common, payment_method_data } })
}

const isHeld = (captureMethod: unknown) => captureMethod === 'manual'

/** Elements that were made without an intent must have been told the same of it as the intent itself says. */
async function findMismatch(
  shop: Shop,
  kind: IntentKind,
  { elements, clientSecret }: { elements: Elements; clientSecret: string },
): Promise<Refusal | null> {
  const { options } = elements
  if (options.mode === undefined) return null
  const answer = await retrieveIntent(shop, kind, clientSecret)
  if ('error' in answer) return answer.error
  const { currency, capture_method } = answer.value
  const capture = options.captureMethod ?? options.capture_method ?? 'automatic'
  const differs =
    (kind === 'payment_intent' && options.currency !== currency && 'currency') ||
    (kind === 'payment_intent' && isHeld(capture) !== isHeld(capture_method) && 'captureMethod')
  if (!differs) return null
  const message = `The \`${differs}\` of the Elements group does not match the one of the intent that is confirmed.`
  return { type: 'invalid_request_error', message }
}

type Confirmed = { readonly kind: IntentKind; readonly clientSecret: string; readonly answer: FrameAnswer }

/** Goes through the bank's page, where the intent asks for it. */
export async function afterBank(shop: Shop, { kind, clientSecret, answer }: Confirmed): Promise<FrameAnswer> {
  if ('error' in answer || answer.value.status !== 'requires_action') return answer
  const url = bankUrlOf(answer.value)
  if (url === null) return answer
  await openBankPage(shop.origin, url)
  const outcome = await retrieveIntent(shop, kind, clientSecret)
  if ('error' in outcome) return outcome
  const failure = outcome.value.last_payment_error ?? outcome.value.last_setup_error
  if (!isRefusal(failure)) return outcome
  return { error: { ...failure, [kind]: outcome.value } }
}

function bankUrlOf(intent: Record<string, unknown>): string | null {
  const action = intent.next_action
  if (typeof action !== 'object' || action === null) return null
  const details = Object.entries(action).find(([name]) => name === 'use_stripe_sdk' || name === 'redirect_to_url')?.[1]
  return details?.stripe_js ?? details?.url ?? null
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'message' in value && 'type' in value
}

function leaveFor(
  returnUrl: string,
  { kind, clientSecret, intent }: { kind: IntentKind; clientSecret: string; intent: Record<string, unknown> },
): Promise<never> {
  const url = new URL(returnUrl, location.href)
  url.searchParams.set(kind, String(intent.id))
  url.searchParams.set(`${kind}_client_secret`, clientSecret)
  url.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded')
  location.assign(url)
  // The page is on its way out: nothing after this is to happen on it.
  return new Promise(() => {})
}

/** Errors that a client will read, in the language of the page. */
export function localized(error: Refusal): Refusal {
  const texts = textsIn(languageOf('auto', document.documentElement.lang))
  return { ...error, message: messageFor(texts, error) }
}
