import 'server-only'
import { receiveStripeEvent } from '#lib/flows/stripe-events/receive-stripe-event.ts'
import { log } from '#lib/log.ts'
import { readCapped } from './read-capped.ts'

const MOST_BYTES = 256 * 1024

/** Answers a webhook: 200 once its event is committed, 413 or 400 for what is not let in, with one line in the log. */
export async function stripeDoor(request: Request): Promise<Response> {
  const body = await readCapped(request, MOST_BYTES)
  const received = body && (await receiveStripeEvent(body, request.headers.get('stripe-signature') ?? ''))
  if (received === 'accepted') return new Response(null, { status: 200 })
  const fault = received ?? 'body_too_large'
  log().warn({ fault }, 'a webhook was not let in')
  return Response.json(
    { error: { code: fault, message: fault.replaceAll('_', ' ') } },
    { status: received ? 400 : 413 },
  )
}
