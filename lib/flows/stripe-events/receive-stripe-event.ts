import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { listFreshSigningSecrets, listSigningSecrets, type SigningSecret } from '#lib/db/payments/signing-secrets.ts'
import { type Delivery, insertStripeEvents } from '#lib/db/payments/stripe-events.ts'
import { saveMismatch, saveModeMixed } from '#lib/db/payments/stripe-settings.ts'
import { goFirst } from '#lib/queue/courtesy.ts'
import { grouped } from '#lib/queue/grouped.ts'
import { enqueueSql } from '#lib/queue/queue.ts'
import {
  type EventFault,
  isFresh,
  isSignedWith,
  parseEvent,
  parseSignatureHeader,
  type SignatureHeader,
} from '#lib/stripe/verify-event.ts'

// Webhooks come in bursts: those that come while others are being written are written together, in one statement.
const keep = grouped(async (groups: readonly (readonly Delivery[])[]) => {
  await insertStripeEvents(groups.flat(), (source) => enqueueSql('handle-stripe-event', source))
  return groups
})

export type ReceivedEvent = 'accepted' | EventFault

/**
 * Lets a webhook in: the secret that signed its bytes says whose it is, and only then is it read. Whatever is answered
 * *accepted* is committed, with the job that handles it; the same event again adds nothing. Jobs stand back meanwhile:
 * Stripe waits for an answer, and sends again what it does not get one for.
 */
export function receiveStripeEvent(body: Buffer, signature: string): Promise<ReceivedEvent> {
  return goFirst(() => receive(body, signature))
}

async function receive(body: Buffer, signature: string): Promise<ReceivedEvent> {
  const header = parseSignatureHeader(signature)
  if (!header) return 'signature_malformed'
  if (!isFresh(header, new Date())) return 'signature_stale'
  const signed = await findSigners(header, body)
  if (signed.length === 0) {
    await noteMismatch(body)
    return 'signature_mismatch'
  }

  const event = parseEvent(body)
  if (!event) return 'event_malformed'
  const accounts = signed.filter(({ livemode }) => livemode === event.livemode)
  if (accounts.length === 0) {
    await saveModeMixed(signed)
    return 'mode_mismatch'
  }
  const { connectedAccount } = event
  const owners = accounts.filter(({ stripeId }) => connectedAccount === null || connectedAccount === stripeId)
  if (owners.length === 0) return 'account_mismatch'
  pass('receive.before_inbox')
  const receivers = new Map(owners.flatMap((owner) => owner.receivers).map((one) => [one.stripeAccountId, one]))
  await keep([...receivers.values()].map((receiver) => ({ event, receiver })))
  pass('receive.after_inbox')
  return 'accepted'
}

// Ids of Stripe's own, looked for without reading the event: nobody knows who sent it.
const NAMED_INTENT = /"payment_intent":\s*"(pi_[A-Za-z0-9]{8,64})"/
const NOTED_EVERY_MS = 1000

let notedAt = 0

/** A wrong secret should be seen by the salon; strangers who knock often cost us nothing. */
async function noteMismatch(body: Buffer): Promise<void> {
  const intent = NAMED_INTENT.exec(body.toString('latin1'))?.[1]
  const now = Date.now()
  if (!intent || now - notedAt < NOTED_EVERY_MS) return
  notedAt = now
  await saveMismatch(intent)
}

async function findSigners(header: SignatureHeader, body: Buffer): Promise<readonly SigningSecret[]> {
  const isSigner = ({ secret }: SigningSecret) => isSignedWith(secret, header, body)
  const known = (await listSigningSecrets()).filter(isSigner)
  // The secret may have been saved a moment ago.
  return known.length > 0 ? known : (await listFreshSigningSecrets()).filter(isSigner)
}
