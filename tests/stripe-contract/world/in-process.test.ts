import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { type RunningSimulator, startSimulator } from '#sandbox/stripe/start-simulator.ts'
import { pay } from '../support/paying.ts'
import { clientsFor, simulatorTest } from '../support/target.ts'

const NEVER_MS = 1_000_000_000_000
let simulator: RunningSimulator

beforeAll(async () => {
  simulator = await startSimulator({
    port: 0,
    settings: {
      holdDeliveries: true,
      settleMs: NEVER_MS,
      refundMs: NEVER_MS,
      disputeMs: NEVER_MS,
      payoutMs: NEVER_MS,
    },
  })
})
afterAll(() => simulator.stop())

async function salon() {
  const { id, secretKey, currency } = simulator.control.accounts.add({ country: 'PL' })
  const stripe = clientsFor(simulator.origin)(secretKey)
  const endpoint = await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/never', enabled_events: ['*'] })
  return { id, stripe, currency, endpoint, secret: String(endpoint.secret) }
}

describe('a simulator in the process of its test', () => {
  simulatorTest('keeps every delivery until the test brings it, in whichever order', async () => {
    const { id, stripe, currency, endpoint, secret } = await salon()
    await pay({ stripe, currency })
    const pending = simulator.control.deliveries.pending(id)
    expect(pending.map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
    ])
    for (const { body, signature, ...delivery } of pending.toReversed()) {
      const event = new Stripe('sk_test_unused').webhooks.constructEvent(body, signature, secret)
      expect(event).toMatchObject({ id: delivery.eventId, type: delivery.type })
      expect(delivery.endpoint).toEqual({ id: endpoint.id, url: 'http://127.0.0.1:9/never' })
    }
    const [first, second] = pending
    simulator.control.deliveries.report(first?.id ?? '', 500)
    simulator.control.deliveries.report(second?.id ?? '', 200)
    expect(simulator.control.deliveries.pending(id).map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'payment_intent.succeeded',
    ])
  })

  simulatorTest('tells what is true without a call of the API', async () => {
    const { id, stripe, currency } = await salon()
    const intent = await pay({ stripe, currency })
    expect(simulator.truth(id).charges).toMatchObject([{ amount: 5000, balance_transaction: null }])
    simulator.control.payments.settle(String(intent.latest_charge))
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 2000 })
    simulator.control.payments.failRefund(refund.id, 'lost_or_stolen_card')
    const dispute = simulator.control.disputes.open(String(intent.latest_charge), { amount: 3000 })
    simulator.control.disputes.lose(dispute.id)

    const truth = simulator.truth(id)
    expect(truth.refunds).toMatchObject([{ status: 'failed', failure_reason: 'lost_or_stolen_card' }])
    expect(truth.disputes).toMatchObject([{ status: 'lost', amount: 3000 }])
    expect(truth.balanceTransactions.map(({ type }) => type)).toEqual([
      'charge',
      'refund',
      'refund_failure',
      'adjustment',
    ])
    expect(truth.events.at(-1)).toMatchObject({ type: 'charge.dispute.closed' })
  })

  simulatorTest('goes back to how it was started, and to what was kept under a name', async () => {
    const { id, stripe, currency } = await salon()
    simulator.control.snapshot('before the payment')
    await pay({ stripe, currency })
    simulator.control.restore('before the payment')
    expect(simulator.truth(id).charges).toEqual([])
    expect(simulator.control.deliveries.pending(id)).toEqual([])

    simulator.control.changeSettings({ holdDeliveries: false })
    simulator.control.reset()
    expect(simulator.control.settings()).toMatchObject({ holdDeliveries: true, settleMs: NEVER_MS })
    expect(simulator.control.accounts.list().map((account) => account.id)).toEqual(
      simulator.accounts.map((account) => account.id),
    )
  })

  simulatorTest('breaks the next call of a kind, before or after its work', async () => {
    const { id, stripe, currency } = await salon()
    const { troubles } = simulator.control
    const any = { account: id, delayMs: 0, method: 'POST', path: '/v1/refunds', times: 1 }
    const intent = await pay({ stripe, currency })
    troubles.add({ ...any, kind: 'error', when: 'before' })
    await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 100 })).rejects.toMatchObject({
      statusCode: 500,
    })
    troubles.add({ ...any, kind: 'cut', when: 'after' })
    await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 200 })).resolves.toMatchObject({
      amount: 200,
    })
    expect(simulator.truth(id).refunds.map(({ amount }) => amount)).toEqual([200])
  })
})
