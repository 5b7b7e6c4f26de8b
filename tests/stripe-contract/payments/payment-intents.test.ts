import { describe, expect, test } from 'vitest'
import { eventOf, typesAbout } from '../support/happened.ts'
import { chargeOf, pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, isReal, withSimulator } from '../support/target.ts'

withSimulator()

describe('a payment intent', () => {
  test('is created for cards, waits for a payment method and keeps its metadata', async () => {
    const { stripe, currency } = await freshAccount()
    const intent = await stripe.paymentIntents.create({
      amount: 4500,
      currency,
      allowed_payment_method_types: ['card'],
      metadata: { branch: 'b1', payment: 'p1' },
      description: 'Haircut',
    })
    expect(intent).toMatchObject({
      object: 'payment_intent',
      amount: 4500,
      currency,
      status: 'requires_payment_method',
      capture_method: 'automatic_async',
      allowed_payment_method_types: ['card'],
      payment_method_types: ['card'],
      latest_charge: null,
      metadata: { branch: 'b1', payment: 'p1' },
    })
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_`))
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ id: intent.id, description: 'Haircut' })
  })

  test('is paid with a card, and the charge says with which', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { metadata: { visit: 'v1' } })
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 5000, amount_capturable: 0 })
    expect(await chargeOf(account.stripe, intent)).toMatchObject({
      status: 'succeeded',
      paid: true,
      captured: true,
      amount_captured: 5000,
      metadata: { visit: 'v1' },
      payment_intent: intent.id,
      outcome: { type: 'authorized', network_status: 'approved_by_network' },
      payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242', wallet: null } },
    })
  })

  test('tells of the charge before its balance transaction is there, and of that later', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await pay(account)
    const charge = String(intent.latest_charge)
    const succeeded = await eventOf(stripe, charge, 'charge.succeeded')
    expect(succeeded.data.object).toMatchObject({ balance_transaction: null, captured: true })
    if (!isReal) await control().post('/_sim/settle', { charge })
    const updated = await eventOf(stripe, charge, 'charge.updated')
    expect(updated.data.previous_attributes).toEqual({ balance_transaction: null })
    const settled = await stripe.charges.retrieve(charge, { expand: ['balance_transaction'] })
    expect(settled.balance_transaction).toMatchObject({ object: 'balance_transaction', type: 'charge', source: charge })
  })

  test('has its balance transaction at once where capture is synchronous', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { capture_method: 'automatic' })
    const charge = await chargeOf(account.stripe, intent)
    expect(charge.balance_transaction).toMatch(/^txn_/)
  })

  test('can be changed until it is paid, and only described afterwards', async () => {
    const account = await freshAccount()
    const { stripe, currency } = account
    const open = await stripe.paymentIntents.create({ amount: 1000, currency, metadata: { a: '1', b: '2' } })
    const changed = await stripe.paymentIntents.update(open.id, { amount: 2000, metadata: { a: '', c: '3' } })
    expect(changed).toMatchObject({ amount: 2000, metadata: { b: '2', c: '3' } })

    const paid = await pay(account)
    const described = await stripe.paymentIntents.update(paid.id, { metadata: { note: 'later' } })
    expect(described.metadata).toEqual({ note: 'later' })
    const refusal = await refusalOf(stripe.paymentIntents.update(paid.id, { amount: 1000 }))
    expect(refusal).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' })
  })

  test('leaves the charge its metadata of the moment of payment', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await pay(account, { metadata: { state: 'then' } })
    await stripe.paymentIntents.update(intent.id, { metadata: { state: 'now' } })
    expect((await chargeOf(stripe, intent)).metadata).toEqual({ state: 'then' })
  })

  test('can be cancelled while nothing is paid, and not confirmed or cancelled again after', async () => {
    const { stripe, currency } = await freshAccount()
    const intent = await stripe.paymentIntents.create({ amount: 1000, currency })
    const canceled = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' })
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    expect(canceled.canceled_at).toBeGreaterThan(0)
    expect(await typesAbout(stripe, intent.id, 'payment_intent.canceled')).toEqual([
      'payment_intent.created',
      'payment_intent.canceled',
    ])
    const again = await refusalOf(stripe.paymentIntents.cancel(intent.id))
    expect(again).toMatchObject({ code: 'payment_intent_unexpected_state', statusCode: 400 })
    const confirmed = await refusalOf(stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' }))
    expect(confirmed).toMatchObject({ code: 'payment_intent_unexpected_state' })
  })

  test('cannot be paid twice', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    const refusal = await refusalOf(
      account.stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' }),
    )
    expect(refusal).toMatchObject({ code: 'payment_intent_unexpected_state' })
    expect(refusal.message).toContain('already succeeded')
    expect(refusal.payment_intent).toMatchObject({ id: intent.id, status: 'succeeded' })
  })

  test('cannot be confirmed without a payment method', async () => {
    const { stripe, currency } = await freshAccount()
    const intent = await stripe.paymentIntents.create({
      amount: 1000,
      currency,
      allowed_payment_method_types: ['card'],
    })
    const refusal = await refusalOf(stripe.paymentIntents.confirm(intent.id))
    expect(refusal).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' })
  })

  test('wants a return address where a payment method might leave the page', async () => {
    const { stripe, currency } = await freshAccount()
    const call = stripe.paymentIntents.create({ amount: 1000, currency, payment_method: 'pm_card_visa', confirm: true })
    expect((await refusalOf(call)).message).toContain('return_url')
  })

  test('tells what happened in its order', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    expect(await typesAbout(account.stripe, intent.id, 'payment_intent.succeeded')).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
    ])
  })
})
