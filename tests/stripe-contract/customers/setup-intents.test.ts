import type Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { typesAbout } from '../support/happened.ts'
import { pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, type Target, withSimulator } from '../support/target.ts'

withSimulator()

const CARD = { allowed_payment_method_types: ['card' as const] }

async function saving({ stripe }: Target, payment_method: string, wishes: Stripe.SetupIntentCreateParams = {}) {
  const { id: customer } = await stripe.customers.create()
  const intent = await stripe.setupIntents.create({ ...CARD, customer, payment_method, confirm: true, ...wishes })
  return { customer, intent }
}

describe('a card that is saved for later', () => {
  test('belongs to its customer from then on, and is charged without them', async () => {
    const account = await freshAccount()
    const { customer, intent } = await saving(account, 'pm_card_visa')
    expect(intent).toMatchObject({ status: 'succeeded', usage: 'off_session', customer, next_action: null })
    const { data } = await account.stripe.paymentMethods.list({ customer })
    expect(data.map(({ id }) => id)).toEqual([intent.payment_method])
    const charged = await pay(account, { customer, payment_method: String(intent.payment_method), off_session: true })
    expect(charged.status).toBe('succeeded')
    expect(await typesAbout(account.stripe, intent.id, 'setup_intent.succeeded')).toContain('setup_intent.created')
  })

  test('is refused where the bank refuses it', async () => {
    const account = await freshAccount()
    const refusal = await refusalOf(saving(account, 'pm_card_chargeDeclined'))
    expect(refusal).toMatchObject({ type: 'StripeCardError', code: 'card_declined' })
    expect(refusal.setup_intent).toMatchObject({ status: 'requires_payment_method' })
    const id = String(refusal.setup_intent?.id)
    expect(await typesAbout(account.stripe, id, 'setup_intent.setup_failed')).not.toContain('setup_intent.succeeded')
  })

  test('can be saved although it will be declined when it is charged', async () => {
    const account = await freshAccount()
    const { customer, intent } = await saving(account, 'pm_card_chargeCustomerFail')
    expect(intent.status).toBe('succeeded')
    const method = String(intent.payment_method)
    const refusal = await refusalOf(pay(account, { customer, payment_method: method, off_session: true }))
    expect(refusal).toMatchObject({ type: 'StripeCardError', code: 'card_declined' })
  })

  test('waits for its cardholder where the bank asks', async () => {
    const account = await freshAccount()
    const { intent } = await saving(account, 'pm_card_authenticationRequired', {
      return_url: 'https://salon.example/a',
    })
    expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
    const canceled = await account.stripe.setupIntents.cancel(intent.id, { cancellation_reason: 'abandoned' })
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned', next_action: null })
    expect((await refusalOf(account.stripe.setupIntents.confirm(intent.id))).code).toBe('setup_intent_unexpected_state')
  })

  simulatorTest('is then charged off session without a word, if the bank agreed', async () => {
    const account = await freshAccount()
    const { customer, intent } = await saving(account, 'pm_card_authenticationRequiredOnSetup')
    expect(intent.status).toBe('requires_action')
    await control().post(`/_sim/setup_intents/${intent.id}/authenticate`, { outcome: 'succeeded' })
    const done = await account.stripe.setupIntents.retrieve(intent.id, { expand: ['latest_attempt'] })
    expect(done).toMatchObject({ status: 'succeeded', latest_attempt: { status: 'succeeded' } })
    const payment_method = String(done.payment_method)
    expect((await pay(account, { customer, payment_method, off_session: true })).status).toBe('succeeded')
  })

  simulatorTest('is not saved where the cardholder says no', async () => {
    const account = await freshAccount()
    const { customer, intent } = await saving(account, 'pm_card_authenticationRequired')
    await control().post(`/_sim/setup_intents/${intent.id}/authenticate`, { outcome: 'failed' })
    const failed = await account.stripe.setupIntents.retrieve(intent.id)
    expect(failed).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_setup_error: { code: 'setup_intent_authentication_failure' },
    })
    expect((await account.stripe.paymentMethods.list({ customer })).data).toEqual([])
  })

  test('is saved with a payment too', async () => {
    const account = await freshAccount()
    const { id: customer } = await account.stripe.customers.create()
    const paid = await pay(account, { customer, setup_future_usage: 'off_session' })
    const payment_method = String(paid.payment_method)
    expect((await account.stripe.paymentMethods.retrieve(payment_method)).customer).toBe(customer)
    expect((await pay(account, { customer, payment_method, off_session: true })).status).toBe('succeeded')
  })

  test('that always wants its cardholder is declined without them, and the same intent can be paid on session', async () => {
    const account = await freshAccount()
    const { id: customer } = await account.stripe.customers.create()
    const order = { customer, payment_method: 'pm_card_authenticationRequired' }
    const refusal = await refusalOf(pay(account, { ...order, off_session: true }))
    expect(refusal).toMatchObject({ statusCode: 402, code: 'authentication_required' })
    expect(refusal.payment_intent).toMatchObject({ status: 'requires_payment_method' })
    const again = await account.stripe.paymentIntents.confirm(String(refusal.payment_intent?.id), {
      payment_method: 'pm_card_authenticationRequired',
      return_url: 'https://salon.example/done',
    })
    expect(again.status).toBe('requires_action')
  })
})

describe('a confirmation token', () => {
  test('becomes the payment method of one intent', async () => {
    const { stripe, currency } = await freshAccount()
    const token = await stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_visa' })
    expect(await stripe.confirmationTokens.retrieve(token.id)).toMatchObject({
      object: 'confirmation_token',
      payment_intent: null,
      payment_method_preview: { type: 'card', card: { last4: '4242' } },
    })
    const order = { amount: 5000, currency, confirm: true, confirmation_token: token.id, ...CARD }
    const intent = await stripe.paymentIntents.create(order)
    expect(intent.status).toBe('succeeded')
    expect((await stripe.confirmationTokens.retrieve(token.id)).payment_intent).toBe(intent.id)
    expect((await refusalOf(stripe.paymentIntents.create(order))).statusCode).toBe(400)
  })
})
