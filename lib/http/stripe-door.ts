import 'server-only'
import { type ReceivedEvent, receiveStripeEvent } from '#lib/flows/stripe-events/receive-stripe-event.ts'
import { log } from '#lib/log.ts'
import { readCapped } from './read-capped.ts'
import { refusalResponse } from './refusal-response.ts'

const MOST_BYTES = 256 * 1024

/** Answers a webhook: 200 once its event is committed, 413 or 400 for what is not let in, with one line in the log. */
export async function stripeDoor(request: Request): Promise<Response> {
  const body = await readCapped(request, MOST_BYTES)
  const received = body && (await receive(body, request.headers.get('stripe-signature') ?? ''))
  if (received === 'breakdown') return refusalResponse('breakdown')
  if (received === 'accepted') return new Response(null, { status: 200 })
  const fault = received ?? 'body_too_large'
  log().warn({ fault }, 'a webhook was not let in')
  return Response.json(
    { error: { code: fault, message: fault.replaceAll('_', ' ') } },
    { status: received ? 400 : 413 },
  )
}

/** What breaks down here is answered 500, so that Stripe sends it again. */
async function receive(body: Buffer, signature: string): Promise<ReceivedEvent | 'breakdown'> {
  try {
    return await receiveStripeEvent(body, signature)
  } catch (error) {
    log().error({ err: error }, 'a webhook could not be taken in')
    return 'breakdown'
  }
}
