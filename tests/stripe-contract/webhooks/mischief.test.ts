import { afterEach, describe, expect } from 'vitest'
import { pay } from '../support/paying.ts'
import { listening } from '../support/receiver.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

afterEach(() => control().delete('/_sim/delivery_rules'))

const EVENTS = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'] as const

async function heldPayment() {
  const account = await freshAccount()
  const receiver = await listening(account.stripe, [...EVENTS])
  await control().post('/_sim/delivery_rules', { action: 'hold', account: account.keys.id })
  await pay(account)
  const { deliveries } = await control().get(`/_sim/deliveries?account=${account.keys.id}&status=held`)
  return { ...account, receiver, held: deliveries.map(({ id }: { id: string }) => id) }
}

describe('a delivery', () => {
  simulatorTest('can be held, and arrive in another order', async () => {
    const { receiver, held } = await heldPayment()
    expect(receiver.types).toEqual([])
    expect(held).toHaveLength(3)
    await control().post('/_sim/deliveries/release', { ids: held })
    expect(receiver.types).toEqual(EVENTS.toReversed())
  })

  simulatorTest('can be held and go out all at once', async () => {
    const { receiver, held } = await heldPayment()
    await control().post('/_sim/deliveries/release', { ids: held, atOnce: true })
    expect(receiver.types.toSorted()).toEqual(EVENTS.toSorted())
  })

  simulatorTest('can be held and never arrive, and its event says that it did not', async () => {
    const { receiver, held, stripe } = await heldPayment()
    await control().post('/_sim/deliveries/drop', { ids: held })
    expect(receiver.types).toEqual([])
    const undelivered = await stripe.events.list({ delivery_success: false })
    expect(undelivered.data.map(({ type }) => type).toReversed()).toEqual(EVENTS)
    expect(undelivered.data[0]?.pending_webhooks).toBe(1)
  })

  simulatorTest('can be lost on the way, that of one type only', async () => {
    const account = await freshAccount()
    const receiver = await listening(account.stripe, [...EVENTS])
    const rule = { action: 'drop', type: 'charge.succeeded', account: account.keys.id, times: 1 }
    await control().post('/_sim/delivery_rules', rule)
    await pay(account)
    await pay(account)
    await control().idle()
    expect(receiver.types.filter((type) => type === 'charge.succeeded')).toHaveLength(1)
    expect(receiver.types).toHaveLength(5)
  })

  simulatorTest('can arrive twice, as the same event', async () => {
    const account = await freshAccount()
    const receiver = await listening(account.stripe, ['charge.succeeded'])
    await control().post('/_sim/delivery_rules', { action: 'duplicate', account: account.keys.id })
    await pay(account)
    await control().idle()
    expect(receiver.types).toHaveLength(2)
    expect(receiver.received[0]?.event.id).toBe(receiver.received[1]?.event.id)
  })

  simulatorTest('can come as two events about one change', async () => {
    const account = await freshAccount()
    const receiver = await listening(account.stripe, ['charge.succeeded'])
    await pay(account)
    await control().idle()
    const [first] = receiver.received
    await control().post(`/_sim/events/${first?.event.id}/twin`)
    await control().idle()
    const [, second] = receiver.received
    expect(second?.event.id).not.toBe(first?.event.id)
    expect(second?.event.data).toEqual(first?.event.data)
    expect(await account.stripe.events.retrieve(String(second?.event.id))).toMatchObject({ type: 'charge.succeeded' })
  })

  simulatorTest('can arrive late', async () => {
    const account = await freshAccount()
    const receiver = await listening(account.stripe, ['charge.succeeded', 'payment_intent.succeeded'])
    const rule = { action: 'delay', type: 'charge.succeeded', delayMs: 60_000, account: account.keys.id }
    await control().post('/_sim/delivery_rules', rule)
    await pay(account)
    await control().idle()
    expect(receiver.types).toEqual(['payment_intent.succeeded'])
    await control().advance({ minutes: 2 })
    await control().idle()
    expect(receiver.types).toEqual(['payment_intent.succeeded', 'charge.succeeded'])
  })

  simulatorTest('can be made again when it was taken, as from the Dashboard', async () => {
    const account = await freshAccount()
    const receiver = await listening(account.stripe, ['charge.succeeded'])
    await pay(account)
    await control().idle()
    const event = receiver.received[0]?.event.id
    await control().post('/_sim/deliveries/resend', { event, endpoint: receiver.endpoint.id })
    await control().idle()
    expect(receiver.received.map((one) => one.event.id)).toEqual([event, event])
  })
})
