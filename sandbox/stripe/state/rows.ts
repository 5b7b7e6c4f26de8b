import type { CardNumber } from '#sandbox/stripe/business/cards/test-cards.ts'

/** What the simulator knows beside the objects that the API answers. */

export type AccountRow = {
  readonly id: string
  readonly country: string
  readonly currency: string
  readonly name: string | null
  readonly chargesEnabled: boolean
  readonly payoutsEnabled: boolean
  readonly created: number
}

export type KeyKind = 'publishable' | 'secret' | 'restricted'
export type Access = 'read' | 'write'
/** What a restricted key may do: a resource that is not named may not be touched. */
export type Permissions = Readonly<Record<string, Access>>

/** `id` is the key itself. */
export type KeyRow = {
  readonly id: string
  readonly account: string
  readonly livemode: boolean
  readonly kind: KeyKind
  readonly permissions: Permissions
  readonly revokedAtMs: number | null
}

/** The card behind a payment method; its number decides how it behaves. */
export type CardRow = {
  readonly id: string
  readonly number: CardNumber
  /** Whether the cardholder has agreed, authenticated, to charges made without them. */
  readonly isSetUp: boolean
  /** Charged without a customer, or taken from one: it may not be used again. */
  readonly isSpent: boolean
  readonly hasCvc: boolean
}

/** What is left of an object that was deleted. */
export type DeletedRow = { readonly id: string }

/** The payment method that a confirmation token becomes; `id` is the token's. */
export type TokenMethodRow = { readonly id: string; readonly method: string }

/** Signing secrets of a webhook endpoint, newest first; an older one works until it expires. */
export type SecretsRow = {
  readonly id: string
  readonly secrets: ReadonlyArray<{ readonly secret: string; readonly expiresAtMs: number | null }>
}

export type IdempotencyRow = {
  readonly id: string
  readonly request: string
  readonly status: number
  readonly body: string
  readonly storedAtMs: number
}

/** Which payout a balance transaction went out with; `id` is the balance transaction's. */
export type PaidOutRow = { readonly id: string; readonly payout: string }

export type EventRow = {
  readonly id: string
  readonly object: 'event'
  readonly api_version: string
  readonly created: number
  readonly data: { readonly object: object; readonly previous_attributes?: object }
  readonly livemode: boolean
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null }
  readonly type: string
}

export type DeliveryStatus = 'waiting' | 'held' | 'sending' | 'retrying' | 'succeeded' | 'failed' | 'dropped'

export type DeliveryAttempt = {
  readonly atMs: number
  readonly tookMs: number
  readonly status: number | null
  readonly error: string | null
}

export type DeliveryRow = {
  readonly id: string
  readonly account: string
  readonly livemode: boolean
  readonly endpoint: string
  readonly event: string
  readonly type: string
  readonly status: DeliveryStatus
  readonly createdAtMs: number
  readonly nextAttemptAtMs: number | null
  readonly attempts: readonly DeliveryAttempt[]
}

export type TaskKind =
  | 'settle_charge'
  | 'expire_hold'
  | 'finish_refund'
  | 'fail_refund'
  | 'open_disputes'
  | 'decide_dispute'
  | 'end_dispute'
  | 'warn_of_fraud'
  | 'pay_payout'
  | 'deliver'

/** Something that will happen by itself. */
export type TaskRow = {
  readonly id: string
  readonly kind: TaskKind
  readonly atMs: number
  readonly account: string
  readonly livemode: boolean
  readonly subject: string
}
