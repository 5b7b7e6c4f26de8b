import 'server-only'
import { isUtf8 } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { JsonText } from '#lib/json-text.ts'
import type { Secret } from '#lib/secret.ts'
import { eventTypeFrom } from './event-types.ts'
import { dateFromStripe } from './stripe-money.ts'

const MOST_SIGNATURES = 10
const TOLERANCE_SECONDS = 300

// t=1700000000,v1=<64 hex>[,v1=…][,v0=…] in any order; other schemes are passed over.
const PART = /^([a-z0-9]+)=([^,]+)$/i
const HEX_SHA256 = /^[0-9a-f]{64}$/

export type SignatureHeader = { readonly timestamp: number; readonly signatures: readonly Buffer[] }

/** Why an event is not let in. */
export type EventFault =
  | 'signature_malformed'
  | 'signature_stale'
  | 'signature_mismatch'
  | 'event_malformed'
  | 'mode_mismatch'
  | 'account_mismatch'

/** What is read of an event: it only says what to ask about, so nothing else is. */
export type StripeEvent = {
  readonly eventId: string
  readonly type: string
  readonly livemode: boolean
  /** Only said of an account other than the endpoint's own: one that is connected to a platform. */
  readonly connectedAccount: string | null
  readonly objectId: string
  readonly paymentIntentId: string | null
  readonly occurredAt: Date
}

/** Reads the signature header by its grammar; null for anything else. */
export function parseSignatureHeader(header: string): SignatureHeader | null {
  const parts = header.split(',').map((part) => PART.exec(part.trim()))
  const valuesOf = (scheme: string) => parts.flatMap((part) => (part?.[1] === scheme && part[2] ? [part[2]] : []))
  const [timestamp, ...others] = valuesOf('t')
  const signatures = valuesOf('v1')
  const isWellFormed =
    parts.every((part) => part !== null) &&
    timestamp !== undefined &&
    /^\d{1,12}$/.test(timestamp) &&
    others.length === 0 &&
    signatures.length > 0 &&
    signatures.length <= MOST_SIGNATURES &&
    signatures.every((signature) => HEX_SHA256.test(signature))
  if (!isWellFormed) return null
  return { timestamp: Number(timestamp), signatures: signatures.map((signature) => Buffer.from(signature, 'hex')) }
}

/** A signature is good for five minutes before and after it was made. */
export function isFresh({ timestamp }: SignatureHeader, now: Date): boolean {
  return Math.abs(now.getTime() / 1000 - timestamp) <= TOLERANCE_SECONDS
}

/** Says whether a secret signed these very bytes; it takes equally long for every wrong signature. */
export function isSignedWith(secret: Secret, { timestamp, signatures }: SignatureHeader, body: Buffer): boolean {
  const expected = createHmac('sha256', secret.reveal()).update(`${timestamp}.`).update(body).digest()
  return signatures.some((signature) => timingSafeEqual(signature, expected))
}

// Printable and plain, as all of Stripe's ids: what else can be written in JSON may not be storable as text.
const id = z.string().regex(/^[\x21-\x7e]{1,255}$/)
// The year 9999, which every clock and table can hold.
const LAST_SECOND = 253_402_300_799

const Event = z.object({
  id,
  object: z.literal('event'),
  type: z.string().regex(/^[a-z0-9_.]{1,100}$/),
  created: z.int().min(0).max(LAST_SECOND),
  livemode: z.boolean(),
  account: id.optional(),
  data: z.object({
    object: z.object({
      id,
      object: z.string().max(100),
      payment_intent: z.union([id, z.null()]).optional(),
    }),
  }),
})

const EventBody = JsonText.pipe(Event)

/** Reads an event whose signature is known to be good; null when it is not one. */
export function parseEvent(body: Buffer): StripeEvent | null {
  if (!isUtf8(body)) return null
  const parsed = EventBody.safeParse(body.toString('utf8'))
  return parsed.success ? eventFrom(parsed.data) : null
}

/** The same of an event that Stripe's own list has. */
export function readListedEvent(event: unknown): StripeEvent {
  return eventFrom(Event.parse(event))
}

function eventFrom({ id: eventId, type, created, livemode, account, data }: z.infer<typeof Event>): StripeEvent {
  const { object } = data
  const paymentIntentId = object.object === 'payment_intent' ? object.id : (object.payment_intent ?? null)
  const occurredAt = dateFromStripe(created)
  const said = { livemode, connectedAccount: account ?? null, occurredAt }
  return { eventId, type: eventTypeFrom(type), ...said, objectId: object.id, paymentIntentId }
}
