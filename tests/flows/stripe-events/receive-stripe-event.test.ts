import { createHmac, randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { connectStripeAccount } from '#lib/db/payments/stripe-accounts.ts'
import { insertStripeEvents } from '#lib/db/payments/stripe-events.ts'
import { receiveStripeEvent } from '#lib/flows/stripe-events/receive-stripe-event.ts'
import { enqueueSql, queue } from '#lib/queue/queue.ts'
import { Secret } from '#lib/secret.ts'
import { jobsWaiting } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const eventBody = (changes: Record<string, unknown> = {}) =>
  Buffer.from(
    JSON.stringify({
      ...{
        id: `evt_${randomUUID()}`,
        object: 'event',
        type: 'charge.succeeded',
        created: 1_763_899_200,
        livemode: false,
      },
      data: { object: { id: 'ch_1', object: 'charge', payment_intent: 'pi_1' } },
      ...changes,
    }),
  )

function sign(body: Buffer, secret: string, timestamp = Math.floor(Date.now() / 1000)): string {
  return `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`
}

const inbox = (salon: Salon) => database().stripeEvent.findMany({ where: { branchId: salon.branchId } })

beforeAll(async () => {
  await queue()
})

test('a signed event is kept with the job that handles it', async () => {
  const salon = await aSalon()
  const body = eventBody()
  expect(await receiveStripeEvent(body, sign(body, salon.signingSecret))).toBe('accepted')
  expect(await inbox(salon)).toMatchObject([{ type: 'charge.succeeded', objectId: 'ch_1', state: 'waiting' }])
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toEqual([
    { branchId: salon.branchId, stripeAccountId: salon.stripeAccountId, paymentIntentId: 'pi_1' },
  ])
})

test('the same event again, also on many connections at once, adds nothing', async () => {
  const salon = await aSalon()
  const body = eventBody()
  const header = sign(body, salon.signingSecret)
  const answers = await Promise.all(Array.from({ length: 8 }, () => receiveStripeEvent(body, header)))
  expect(new Set(answers)).toEqual(new Set(['accepted']))
  expect(await inbox(salon)).toHaveLength(1)
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toHaveLength(1)
})

test('processes that get the same events in any order keep each once, and never wait for each other in a circle', async () => {
  const salon = await aSalon()
  const receiver = { scope: salon.form, stripeAccountId: salon.stripeAccountId }
  const deliveries = Array.from({ length: 30 }, (_, number) => ({
    receiver,
    event: {
      ...{ eventId: `evt_${salon.slug}_${number}`, type: 'charge.succeeded', objectId: 'ch_1' },
      ...{ paymentIntentId: `pi_${(number * 7) % 10}`, occurredAt: new Date() },
    },
  }))
  const orders = Array.from({ length: 12 }, (_, turn) => [...deliveries.slice(turn), ...deliveries.slice(0, turn)])
  const kept = await Promise.all(
    orders.map((order, turn) =>
      insertStripeEvents(turn % 2 ? order.reverse() : order, (source) => enqueueSql('handle-stripe-event', source)),
    ),
  )
  expect(kept.flat()).toHaveLength(30)
  expect(await inbox(salon)).toHaveLength(30)
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toHaveLength(10)
})

test('many events of one payment wait as one asking', async () => {
  const salon = await aSalon()
  for (const type of ['charge.succeeded', 'charge.updated', 'charge.refunded']) {
    const body = eventBody({ type })
    await receiveStripeEvent(body, sign(body, salon.signingSecret))
  }
  expect(await inbox(salon)).toHaveLength(3)
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toHaveLength(1)
})

test('the secret says whose event it is: another salon’s inbox stays empty', async () => {
  const salon = await aSalon()
  const other = await aSalon()
  const body = eventBody()
  await receiveStripeEvent(body, sign(body, salon.signingSecret))
  expect(await inbox(other)).toEqual([])
})

test('of two salons that share one account the one whose secret is unknown gets its events too', async () => {
  const salon = await aSalon()
  const other = await aSalon()
  await inTransaction((tx) =>
    connectStripeAccount(tx, other.owner, {
      ...{ stripeId: salon.stripe.id, livemode: false, country: 'DE', defaultCurrency: 'EUR', displayName: 'Salon' },
      publishableKey: salon.stripe.publishableKey,
      secretKey: new Secret(salon.stripe.secretKey),
      signingSecret: null,
    }),
  )
  const body = eventBody()
  expect(await receiveStripeEvent(body, sign(body, salon.signingSecret))).toBe('accepted')
  expect(await inbox(salon)).toHaveLength(1)
  expect(await inbox(other)).toHaveLength(1)
  expect(await jobsWaiting(other, 'handle-stripe-event')).toHaveLength(1)
})

test('an event about no PaymentIntent is kept and asks nothing', async () => {
  const salon = await aSalon()
  const body = eventBody({ data: { object: { id: 'ch_1', object: 'charge', payment_intent: null } } })
  expect(await receiveStripeEvent(body, sign(body, salon.signingSecret))).toBe('accepted')
  expect(await inbox(salon)).toMatchObject([{ state: 'ignored' }])
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toEqual([])
})

test('what is wrong is named and leaves no trace', async () => {
  const salon = await aSalon()
  const body = eventBody()
  const now = Math.floor(Date.now() / 1000)
  const live = eventBody({ livemode: true })
  const broken = Buffer.from('{')
  const cases = [
    [body, '', 'signature_malformed'],
    [body, sign(body, salon.signingSecret, now - 301), 'signature_stale'],
    [body, sign(body, salon.signingSecret, now + 310), 'signature_stale'],
    [body, sign(body, 'whsec_somebody_else'), 'signature_mismatch'],
    [Buffer.concat([body, Buffer.from(' ')]), sign(body, salon.signingSecret), 'signature_mismatch'],
    [broken, sign(broken, salon.signingSecret), 'event_malformed'],
    [live, sign(live, salon.signingSecret), 'mode_mismatch'],
  ] as const
  for (const [bytes, header, fault] of cases) expect(await receiveStripeEvent(bytes, header)).toBe(fault)
  expect(await inbox(salon)).toEqual([])
})
