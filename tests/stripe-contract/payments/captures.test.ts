import { describe, expect, test } from 'vitest'
import { eventOf, typesAbout } from '../support/happened.ts'
import { chargeOf, hold } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

const DAY = 24 * 60 * 60

describe('money on hold', () => {
  test('is authorized and says until when', async () => {
    const account = await freshAccount()
    const intent = await hold(account)
    expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 5000, amount_received: 0 })
    const charge = await chargeOf(account.stripe, intent)
    expect(charge).toMatchObject({ captured: false, paid: true, amount_captured: 0, balance_transaction: null })
    const before = charge.payment_method_details?.card?.capture_before ?? 0
    expect(before - charge.created).toBe(7 * DAY)
  })

  test('[inference] sends charge.succeeded with captured false', async () => {
    const account = await freshAccount()
    const intent = await hold(account)
    const types = await typesAbout(account.stripe, intent.id, 'payment_intent.amount_capturable_updated')
    expect(types).toContain('charge.succeeded')
    const event = await eventOf(account.stripe, String(intent.latest_charge), 'charge.succeeded')
    expect(event.data.object).toMatchObject({ captured: false, amount_captured: 0 })
  })

  test('is captured whole', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await hold(account)
    const captured = await stripe.paymentIntents.capture(intent.id)
    expect(captured).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 5000 })
    const event = await eventOf(stripe, String(intent.latest_charge), 'charge.captured')
    expect(event.data.object).toMatchObject({ captured: true, amount_captured: 5000, amount_refunded: 0 })
    expect(await typesAbout(stripe, intent.id, 'payment_intent.succeeded')).toContain('payment_intent.succeeded')
  })

  test('is captured in part, and the rest goes back', async () => {
    const account = await freshAccount()
    const intent = await hold(account)
    const captured = await account.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 1500 })
    expect(captured).toMatchObject({ status: 'succeeded', amount: 5000, amount_received: 1500 })
    const charge = await chargeOf(account.stripe, captured)
    expect(charge).toMatchObject({ captured: true, amount_captured: 1500, amount_refunded: 3500, refunded: false })
  })

  test('[inference] a partial capture reports the released rest as charge.refund.updated', async () => {
    const account = await freshAccount()
    const intent = await hold(account)
    await account.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 1500 })
    const event = await eventOf(account.stripe, intent.id, 'charge.refund.updated')
    expect(event.data.object).toMatchObject({ object: 'refund', amount: 3500 })
  })

  simulatorTest('[inference] a manual capture gets its balance transaction later, with charge.updated', async () => {
    const account = await freshAccount()
    const intent = await hold(account)
    const captured = await account.stripe.paymentIntents.capture(intent.id)
    expect((await chargeOf(account.stripe, captured)).balance_transaction).toBeNull()
    await control().post('/_sim/settle', { charge: intent.latest_charge })
    const event = await eventOf(account.stripe, String(intent.latest_charge), 'charge.updated')
    expect(event.data.previous_attributes).toEqual({ balance_transaction: null })
  })

  test('cannot be captured beyond what is held, nor twice', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await hold(account)
    const tooMuch = await refusalOf(stripe.paymentIntents.capture(intent.id, { amount_to_capture: 5001 }))
    expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount_to_capture', code: 'amount_too_large' })
    await stripe.paymentIntents.capture(intent.id)
    const twice = await refusalOf(stripe.paymentIntents.capture(intent.id))
    expect(twice).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' })
  })

  test('[inference] is released by cancelling, which sends charge.refunded of an uncaptured charge', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await hold(account)
    const canceled = await stripe.paymentIntents.cancel(intent.id)
    expect(canceled).toMatchObject({ status: 'canceled', amount_capturable: 0 })
    const event = await eventOf(stripe, String(intent.latest_charge), 'charge.refunded')
    expect(event.data.object).toMatchObject({ captured: false, refunded: true, amount_refunded: 5000 })
  })

  test('cannot be refunded instead of cancelled', async () => {
    const account = await freshAccount()
    const intent = await hold(account)
    const refusal = await refusalOf(account.stripe.refunds.create({ payment_intent: intent.id }))
    expect(refusal.statusCode).toBe(400)
  })

  simulatorTest('expires after seven days if nobody captures it', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await hold(account)
    await control().advance({ days: 6, hours: 23 })
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_capture')
    await control().advance({ hours: 2 })
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('canceled')
    const types = await typesAbout(stripe, intent.id, 'payment_intent.canceled')
    expect(types).toContain('charge.expired')
    expect(types).not.toContain('charge.refunded')
    const event = await eventOf(stripe, String(intent.latest_charge), 'charge.expired')
    expect(event.data.object).toMatchObject({ captured: false, refunded: true, amount_refunded: 5000 })
  })

  simulatorTest('expires when it is told to', async () => {
    const account = await freshAccount()
    const intent = await hold(account)
    const expired = await control().post(`/_sim/payment_intents/${intent.id}/expire`)
    expect(expired).toMatchObject({ status: 'canceled' })
    const refusal = await refusalOf(account.stripe.paymentIntents.capture(intent.id))
    expect(refusal.code).toBe('payment_intent_unexpected_state')
  })

  simulatorTest('lasts thirty days for yen in Japan', async () => {
    const account = await freshAccount({ country: 'JP' })
    const charge = await chargeOf(account.stripe, await hold(account))
    expect((charge.payment_method_details?.card?.capture_before ?? 0) - charge.created).toBe(30 * DAY)
  })
})
