import { describe, expect } from 'vitest'
import { eventually } from '../support/happened.ts'
import { pay } from '../support/paying.ts'
import { type Behaviour, listening } from '../support/receiver.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

// Real Stripe could not reach a receiver on this machine.
withSimulator({ retryDelaysMs: [60_000, 3_600_000], deliveryTimeoutMs: 150 })

const CHARGE_EVENTS = ['charge.succeeded', 'charge.refunded'] as const

describe('a delivery', () => {
  simulatorTest('is signed, and carries the event in the version of its endpoint', async () => {
    const account = await freshAccount()
    const receiver = await listening(account.stripe, [...CHARGE_EVENTS])
    const intent = await pay(account, {}).then((paid) => paid)
    await control().idle()
    const [delivered] = receiver.received
    expect(delivered?.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/)
    expect(delivered?.event).toMatchObject({
      object: 'event',
      api_version: '2026-10-28.endive',
      livemode: false,
      pending_webhooks: 1,
      type: 'charge.succeeded',
      data: { object: { id: intent.latest_charge } },
    })
    expect(delivered?.event.request?.id).toMatch(/^req_/)
    expect(delivered?.event.request?.idempotency_key).toBeTruthy()
    expect(delivered?.event.account).toBeUndefined()
  })

  simulatorTest('goes to every endpoint of the account that wants it, and to no other', async () => {
    const account = await freshAccount()
    const other = await freshAccount()
    const wanting = await listening(account.stripe, [...CHARGE_EVENTS])
    const everything = await listening(account.stripe, ['*'])
    const foreign = await listening(other.stripe, ['*'])
    await pay(account)
    await control().idle()
    expect(wanting.types).toEqual(['charge.succeeded'])
    expect(everything.types).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'])
    expect(foreign.types).toEqual([])
  })

  simulatorTest('is not made to an endpoint that is disabled or deleted', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const disabled = await listening(stripe, ['*'])
    const deleted = await listening(stripe, ['*'])
    await stripe.webhookEndpoints.update(disabled.endpoint.id, { disabled: true })
    await stripe.webhookEndpoints.del(deleted.endpoint.id)
    await pay(account)
    await control().idle()
    expect([...disabled.types, ...deleted.types]).toEqual([])
  })

  const failures: ReadonlyArray<readonly [string, Behaviour]> = [
    ['an error', 500],
    ['a refusal', 400],
    ['a redirect', 302],
    ['silence', 'silence'],
    ['a hang-up', 'hang_up'],
  ]
  for (const [what, behaviour] of failures) {
    simulatorTest(`is made again after ${what}, later each time, with a new signature`, async () => {
      const account = await freshAccount()
      const receiver = await listening(account.stripe, ['charge.succeeded'])
      receiver.script = [behaviour, 503]
      await pay(account)
      await control().idle()
      expect(receiver.received).toHaveLength(1)
      await control().advance({ minutes: 1 })
      await control().idle()
      await eventually(async () => receiver.received.length === 2, 'the second attempt')
      await control().advance({ minutes: 61 })
      await control().idle()
      await eventually(async () => receiver.received.length === 3, 'the third attempt')
      expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(1)
      const { deliveries } = await control().get(`/_sim/deliveries?account=${account.keys.id}`)
      expect(deliveries).toMatchObject([{ status: 'succeeded', attempts: [{}, { status: 503 }, { status: 200 }] }])
    })
  }

  simulatorTest('has failed when nobody takes it in the end, and the event says so', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const receiver = await listening(stripe, ['charge.succeeded'])
    receiver.script = [500, 500, 500]
    await pay(account)
    await control().idle()
    await control().advance({ hours: 1, minutes: 2 })
    await control().idle()
    await control().advance({ hours: 2 })
    await control().idle()
    const { deliveries } = await control().get(`/_sim/deliveries?account=${account.keys.id}`)
    expect(deliveries).toMatchObject([{ status: 'failed' }])
    const undelivered = await stripe.events.list({ delivery_success: false })
    expect(undelivered.data).toMatchObject([{ type: 'charge.succeeded', pending_webhooks: 1 }])
  })

  simulatorTest('is retried when nobody listens', async () => {
    const account = await freshAccount()
    await account.stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/nobody', enabled_events: ['*'] })
    await pay(account)
    await control().idle()
    const { deliveries } = await control().get(`/_sim/deliveries?account=${account.keys.id}&status=retrying`)
    expect(deliveries).toHaveLength(3)
    expect(deliveries[0].attempts[0].error).toMatch(/ECONNREFUSED/)
  })

  simulatorTest('of an event that the account does itself has no request', async () => {
    const account = await freshAccount()
    const receiver = await listening(account.stripe, ['charge.updated'])
    const intent = await pay(account)
    await control().post('/_sim/settle', { charge: intent.latest_charge })
    await control().idle()
    expect(receiver.received[0]?.event.request).toEqual({ id: null, idempotency_key: null })
  })
})
