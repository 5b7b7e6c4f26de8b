import type { Json, Recorded } from './recorder.ts'

/** The SDK's type of each kind of object, by what its `object` says. */
const TYPES: Readonly<Record<string, string>> = {
  account: 'Stripe.Account',
  balance: 'Stripe.Balance',
  balance_transaction: 'Stripe.BalanceTransaction',
  charge: 'Stripe.Charge',
  confirmation_token: 'Stripe.ConfirmationToken',
  customer: 'Stripe.Customer',
  dispute: 'Stripe.Dispute',
  file: 'Stripe.File',
  payment_intent: 'Stripe.PaymentIntent',
  payment_method: 'Stripe.PaymentMethod',
  payout: 'Stripe.Payout',
  'radar.early_fraud_warning': 'Stripe.Radar.EarlyFraudWarning',
  refund: 'Stripe.Refund',
  setup_attempt: 'Stripe.SetupAttempt',
  setup_intent: 'Stripe.SetupIntent',
  webhook_endpoint: 'Stripe.WebhookEndpoint',
}

/**
 * The SDK leaves its lists of words open (`'won' | 'lost' | OtherString`), and would let any word pass. Here they are
 * closed: where a type has literals, only those are left. Of what an event tells of before, it tells what has changed,
 * also within hashes, and `null` where there was nothing.
 */
const HEAD = `import type { Stripe } from 'stripe'
type Literals<T> = T extends string ? (string extends T ? never : T) : never
type Texts<T> = [Literals<T>] extends [never] ? Extract<T, string> : Literals<T>
type Rest<T> = T extends string ? never : T extends readonly (infer Item)[] ? Closed<Item>[] : T extends object ? { [Name in keyof T]: Closed<T[Name]> } : T
type Closed<T> = Texts<T> | Rest<T>
type Page<T> = Pick<Stripe.ApiList<Closed<T>>, 'object' | 'data' | 'has_more' | 'url'>
type Before<T> = null | (T extends readonly unknown[] ? T : T extends object ? { [Name in keyof T]?: Before<T[Name]> } : T)
type Told<D> = D extends { object: infer O } ? { object: Closed<O>; previous_attributes?: Before<Closed<O>> } : never
type Happened<Type extends string> = Closed<Omit<Extract<Stripe.Event, { type: Type }>, 'data'>> & { data: Told<Extract<Stripe.Event, { type: Type }>['data']> }
type Failure = { error: Stripe.StripeRawError extends infer E ? Pick<E, Extract<keyof E, string>> : never }
`

/** A module in which every recorded value stands as one of the SDK's own types; equal shapes stand there once. */
export function typedModule(recorded: readonly Recorded[]): string {
  const seen = new Set<string>()
  const lines = recorded.flatMap(({ what, value }) => {
    const type = typeOf(value)
    const shape = `${type} ${shapeOf(value)}`
    if (seen.has(shape)) return []
    seen.add(shape)
    return [`// ${what}`, `export const value${seen.size}: ${type} = ${JSON.stringify(value)}`]
  })
  return `${HEAD}${lines.join('\n')}\n`
}

function typeOf(value: Json): string {
  const { object, deleted, type, data, error } = fieldsOf(value)
  if (error !== undefined) return 'Failure'
  if (object === 'event') return `Happened<${JSON.stringify(type)}>`
  if (object === 'list') return `Page<${itemType(Array.isArray(data) ? data : [])}>`
  const name = typeof object === 'string' ? TYPES[object] : undefined
  if (!name) throw new Error(`No type is known for ${JSON.stringify(value).slice(0, 200)}`)
  return deleted === true ? `Closed<${name.replace('Stripe.', 'Stripe.Deleted')}>` : `Closed<${name}>`
}

function itemType(items: readonly Json[]): string {
  const [first] = items
  if (first === undefined) return 'never'
  const { object } = fieldsOf(first)
  return object === 'event' ? 'Stripe.Event' : (TYPES[String(object)] ?? 'never')
}

function fieldsOf(value: Json): { readonly [name: string]: Json | undefined } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('An answer is an object.')
  return Object.fromEntries(Object.entries(value))
}

/** What two values share that are the same to the type checker: names, kinds, and words that may be enum values. */
function shapeOf(value: Json): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return /^[a-z][a-z_.]*$/.test(value) ? value : 'text'
  if (typeof value !== 'object') return typeof value
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].join()}]`
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}:${shapeOf(inner)}`)
    .join()}}`
}
