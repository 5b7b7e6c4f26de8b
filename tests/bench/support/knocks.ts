import { createHmac } from 'node:crypto'
import type { LeanConnection } from './lean-connection.ts'

const PATH = '/payments/prepaid/stripe'

type Charge = { readonly eventId: string; readonly chargeId: string; readonly paymentIntentId: string }

/** A webhook as long as Stripe's own, about a charge. */
export function chargeEvent({ eventId, chargeId, paymentIntentId }: Charge): string {
  const charge = {
    ...{ id: chargeId, object: 'charge', amount: 5000, currency: 'pln', payment_intent: paymentIntentId },
    ...{ captured: true, status: 'succeeded', description: 'x'.repeat(3000) },
  }
  return JSON.stringify({
    ...{ id: eventId, object: 'event', api_version: '2026-10-28.endive', created: Math.floor(Date.now() / 1000) },
    ...{ livemode: false, pending_webhooks: 1, type: 'charge.succeeded', data: { object: charge } },
  })
}

/** Delivers a signed event, as Stripe would. */
export function knock(connection: LeanConnection, body: string, secret: string): Promise<string> {
  const timestamp = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  const headers = `content-type: application/json; charset=utf-8\r\nstripe-signature: t=${timestamp},v1=${signature}\r\n`
  return connection.post({ path: PATH, headers, body })
}
