// The bare twin of the webhook's door: node:http, the signature, and the very SQL of the app in one statement.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { scopeOfVerifiedSecret } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { insertStripeEvents } from '#lib/db/payments/stripe-events.ts'
import { enqueueSql, queue } from '#lib/queue/queue.ts'

const [secret = ''] = process.argv.slice(2)
await queue()
const { branchId, id: stripeAccountId } = await database().stripeAccount.findFirstOrThrow()
const receiver = { scope: scopeOfVerifiedSecret(branchId), stripeAccountId }

async function receive(body: Buffer, header: string): Promise<boolean> {
  const [, timestamp, signature = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest()
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return false
  const event = JSON.parse(body.toString('utf8'))
  const { id: objectId, payment_intent: paymentIntentId } = event.data.object
  const occurredAt = new Date(event.created * 1000)
  const kept = { eventId: event.id, type: event.type, objectId, paymentIntentId, occurredAt }
  await insertStripeEvents([{ event: kept, receiver }], (source) => enqueueSql('handle-stripe-event', source))
  return true
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    void receive(Buffer.concat(chunks), String(request.headers['stripe-signature'])).then((isGood) => {
      response.writeHead(isGood ? 200 : 400, { 'content-length': 0 }).end()
    })
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
})
process.once('SIGTERM', () => process.exit(0))
