import { describe, expect, test } from 'vitest'
import { eventOf, eventsAbout, typesAbout } from '../support/happened.ts'
import { chargeOf, pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, isReal, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

describe('a refund', () => {
  test('gives everything back', async () => {
    const account = await freshAccount()
    const { stripe, currency } = account
    const intent = await pay(account)
    const refund = await stripe.refunds.create({
      payment_intent: intent.id,
      reason: 'requested_by_customer',
      metadata: { refundId: 'r1' },
    })
    expect(refund).toMatchObject({
      object: 'refund',
      amount: 5000,
      currency,
      status: 'succeeded',
      reason: 'requested_by_customer',
      metadata: { refundId: 'r1' },
      payment_intent: intent.id,
      charge: intent.latest_charge,
    })
    expect(await chargeOf(stripe, intent)).toMatchObject({ refunded: true, amount_refunded: 5000 })
  })

  test('in parts tells each time how much was given back before', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await pay(account)
    await stripe.refunds.create({ payment_intent: intent.id, amount: 1000 })
    await stripe.refunds.create({ charge: String(intent.latest_charge), amount: 1500 })
    expect(await chargeOf(stripe, intent)).toMatchObject({ refunded: false, amount_refunded: 2500 })
    await typesAbout(stripe, intent.id, 'charge.refunded')
    const refunded = (await eventsAbout(stripe, String(intent.latest_charge))).filter(
      ({ type }) => type === 'charge.refunded',
    )
    expect(refunded.map(({ data }) => data.previous_attributes)).toMatchObject([
      { amount_refunded: 0 },
      { amount_refunded: 1000 },
    ])
    expect(refunded.every(({ data }) => !('refunds' in data.object))).toBe(true)
  })

  test('cannot be more than is left, nor happen when nothing is', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await pay(account)
    await stripe.refunds.create({ payment_intent: intent.id, amount: 4000 })
    const tooMuch = await refusalOf(stripe.refunds.create({ payment_intent: intent.id, amount: 1001 }))
    expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' })
    expect(tooMuch.message).toContain('greater than unrefunded amount on charge')
    await stripe.refunds.create({ payment_intent: intent.id })
    const nothingLeft = await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))
    expect(nothingLeft).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' })
  })

  test('needs a charge that succeeded', async () => {
    const { stripe, currency } = await freshAccount()
    const intent = await stripe.paymentIntents.create({ amount: 5000, currency })
    expect((await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))).statusCode).toBe(400)
    expect(await refusalOf(stripe.refunds.create({ charge: 'ch_nothing' }))).toMatchObject({ code: 'resource_missing' })
    expect((await refusalOf(stripe.refunds.create({}))).statusCode).toBe(400)
  })

  test('[inference] to a normal card sends charge.refunded and refund.created, and no refund.updated at once', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    const refund = await account.stripe.refunds.create({ payment_intent: intent.id })
    const types = await typesAbout(account.stripe, String(intent.latest_charge), 'charge.refunded')
    expect(types).toContain('refund.created')
    expect(types).not.toContain('charge.refund.updated')
    expect((await eventsAbout(account.stripe, refund.id)).map(({ type }) => type)).not.toContain('refund.updated')
  })

  test('stays pending for the card that does so, and succeeds later', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await pay(account, { payment_method: 'pm_card_pendingRefund' })
    const refund = await stripe.refunds.create({ payment_intent: intent.id })
    expect(refund).toMatchObject({ status: 'pending' })
    if (!isReal) await control().post(`/_sim/refunds/${refund.id}/finish`)
    const event = await eventOf(stripe, refund.id, 'refund.updated')
    expect(event.data.object).toMatchObject({ status: 'succeeded' })
    expect(event.data.previous_attributes).toMatchObject({ status: 'pending' })
  })

  test('fails later for the card that does so, and the money returns to the account', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await pay(account, { payment_method: 'pm_card_refundFail' })
    const refund = await stripe.refunds.create({ payment_intent: intent.id })
    expect(refund.status).toBe('succeeded')
    if (!isReal) await control().post(`/_sim/refunds/${refund.id}/fail`)
    const event = await eventOf(stripe, refund.id, 'refund.failed')
    expect(event.data.object).toMatchObject({ status: 'failed' })
    const failed = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] })
    expect(failed).toMatchObject({ status: 'failed', failure_balance_transaction: { type: 'refund_failure' } })
    expect(failed.failure_reason).toBeTruthy()
  })

  test('[inference] a failed refund counts no longer as refunded on its charge', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await pay(account, { payment_method: 'pm_card_refundFail' })
    const refund = await stripe.refunds.create({ payment_intent: intent.id })
    if (!isReal) await control().post(`/_sim/refunds/${refund.id}/fail`)
    await eventOf(stripe, refund.id, 'refund.failed')
    expect(await chargeOf(stripe, intent)).toMatchObject({ refunded: false, amount_refunded: 0 })
  })

  test('[inference] a card refund that changes later sends charge.refund.updated, whose object is the refund', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method: 'pm_card_pendingRefund' })
    const refund = await account.stripe.refunds.create({ payment_intent: intent.id })
    if (!isReal) await control().post(`/_sim/refunds/${refund.id}/finish`)
    const event = await eventOf(account.stripe, refund.id, 'charge.refund.updated')
    expect(event.data.object).toMatchObject({ object: 'refund', id: refund.id, status: 'succeeded' })
  })

  test('to a card cannot be cancelled', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    const refund = await account.stripe.refunds.create({ payment_intent: intent.id })
    expect((await refusalOf(account.stripe.refunds.cancel(refund.id))).statusCode).toBe(400)
  })

  simulatorTest('happens by itself when its time has come', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method: 'pm_card_refundFail' })
    const refund = await account.stripe.refunds.create({ payment_intent: intent.id })
    await control().advance({ days: 30 })
    expect((await account.stripe.refunds.retrieve(refund.id)).status).toBe('failed')
  })
})
