import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { POST } from '#app/payments/prepaid/stripe/route.ts'
import { database } from '#lib/db/client.ts'
import { queue } from '#lib/queue/queue.ts'
import { aSalon } from '#tests/support/salon.ts'

const event = {
  ...{ id: 'evt_1', object: 'event', type: 'charge.succeeded', created: 1_763_899_200, livemode: false },
  data: { object: { id: 'ch_1', object: 'charge', payment_intent: 'pi_1' } },
}

function knock(body: string, secret: string, timestamp = Math.floor(Date.now() / 1000)): Promise<Response> {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  const headers = { 'stripe-signature': `t=${timestamp},v1=${signature}` }
  return POST(new Request('http://localhost/payments/prepaid/stripe', { method: 'POST', body, headers }))
}

const countOf = (branchId: string) => database().stripeEvent.count({ where: { branchId } })

test('200 once the event is committed', async () => {
  await queue()
  const salon = await aSalon()
  expect((await knock(JSON.stringify(event), salon.signingSecret)).status).toBe(200)
  expect(await countOf(salon.branchId)).toBe(1)
})

test('400 for a wrong signature', async () => {
  const salon = await aSalon()
  const response = await knock(JSON.stringify(event), 'whsec_wrong')
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ error: { code: 'signature_mismatch', message: 'signature mismatch' } })
  expect(await countOf(salon.branchId)).toBe(0)
})

test('400 for an old timestamp', async () => {
  const salon = await aSalon()
  const response = await knock(JSON.stringify(event), salon.signingSecret, Math.floor(Date.now() / 1000) - 400)
  expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 'signature_stale' } }])
})

test('400 for broken JSON, even if it is signed', async () => {
  const salon = await aSalon()
  const response = await knock('{"id":', salon.signingSecret)
  expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 'event_malformed' } }])
})

test('400 for no signature at all', async () => {
  const request = new Request('http://localhost/payments/prepaid/stripe', { method: 'POST', body: '{}' })
  expect((await POST(request)).status).toBe(400)
})

test('413 for a body over 256 KB, even if it is signed', async () => {
  const salon = await aSalon()
  const body = JSON.stringify({ ...event, padding: 'x'.repeat(256 * 1024) })
  const response = await knock(body, salon.signingSecret)
  expect([response.status, await response.json()]).toMatchObject([413, { error: { code: 'body_too_large' } }])
  expect(await countOf(salon.branchId)).toBe(0)
})
