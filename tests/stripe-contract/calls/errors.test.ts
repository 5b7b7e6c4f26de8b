import Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { hold, pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

/** A call with parameters that the SDK's types would not let through. */
function raw(stripe: Stripe, path: string, params: Record<string, unknown> = {}): Promise<unknown> {
  return stripe.rawRequest('POST', path, params)
}

describe('a call that is wrong', () => {
  test('always gets an error object, with a way to look it up', async () => {
    const { stripe } = await freshAccount()
    const refusal = await refusalOf(stripe.paymentIntents.retrieve('pi_missing'))
    expect(refusal).toMatchObject({
      type: 'StripeInvalidRequestError',
      rawType: 'invalid_request_error',
      statusCode: 404,
      code: 'resource_missing',
      param: 'intent',
      message: "No such payment_intent: 'pi_missing'",
    })
    expect(refusal.requestId).toMatch(/^req_/)
    expect(refusal.doc_url).toContain('resource-missing')
    expect(refusal.raw).toHaveProperty('request_log_url')
  })

  test('names a parameter that Stripe does not know', async () => {
    const { stripe, currency } = await freshAccount()
    expect(await refusalOf(raw(stripe, '/v1/payment_intents', { amount: 500, currency, colour: 'red' }))).toMatchObject(
      {
        statusCode: 400,
        code: 'parameter_unknown',
        param: 'colour',
        message: 'Received unknown parameter: colour',
      },
    )
    const nested = { amount: 500, currency, automatic_payment_methods: { enabled: true, sometimes: true } }
    expect(await refusalOf(raw(stripe, '/v1/payment_intents', nested))).toMatchObject({
      code: 'parameter_unknown',
      param: 'automatic_payment_methods[sometimes]',
    })
  })

  test('names a parameter that is missing, empty or of the wrong kind', async () => {
    const { stripe, currency } = await freshAccount()
    const refusalFor = (params: Record<string, unknown>) => refusalOf(raw(stripe, '/v1/payment_intents', params))
    expect(await refusalFor({ currency })).toMatchObject({ code: 'parameter_missing', param: 'amount' })
    expect(await refusalFor({ amount: 500, currency: '' })).toMatchObject({ code: 'parameter_invalid_empty' })
    expect(await refusalFor({ amount: 'much', currency })).toMatchObject({ code: 'parameter_invalid_integer' })
    expect(await refusalFor({ amount: 500, currency, confirm: 'perhaps' })).toMatchObject({ param: 'confirm' })
    expect(await refusalFor({ amount: 500, currency, metadata: 'text' })).toMatchObject({ param: 'metadata' })
    expect(await refusalFor({ amount: 500, currency, capture_method: 'sometimes' })).toMatchObject({
      param: 'capture_method',
    })
  })

  test('is told that payment_method_types is gone', async () => {
    const { stripe, currency } = await freshAccount()
    const gone = { statusCode: 400, code: 'payment_method_types_no_longer_supported' }
    const params = { amount: 500, currency, payment_method_types: ['card'] }
    expect(await refusalOf(raw(stripe, '/v1/payment_intents', params))).toMatchObject(gone)
    const setup = raw(stripe, '/v1/setup_intents', { payment_method_types: ['card'] })
    expect(await refusalOf(setup)).toMatchObject(gone)
  })

  test('may not limit payment methods in two ways at once', async () => {
    const { stripe, currency } = await freshAccount()
    const params = {
      amount: 500,
      currency,
      allowed_payment_method_types: ['card' as const],
      automatic_payment_methods: { enabled: true },
    }
    expect((await refusalOf(stripe.paymentIntents.create(params))).statusCode).toBe(400)
  })

  test('to an unknown path is told so', async () => {
    const { stripe } = await freshAccount()
    const refusal = await refusalOf(raw(stripe, '/v1/payment_intentions'))
    expect(refusal).toMatchObject({ statusCode: 404, rawType: 'invalid_request_error' })
    expect(refusal.message).toContain('Unrecognized request URL (POST: /v1/payment_intentions)')
  })

  test.each([
    ['charge', (stripe: Stripe) => stripe.charges.retrieve('ch_missing')],
    ['refund', (stripe: Stripe) => stripe.refunds.retrieve('re_missing')],
    ['customer', (stripe: Stripe) => stripe.customers.retrieve('cus_missing')],
    ['dispute', (stripe: Stripe) => stripe.disputes.retrieve('du_missing')],
    ['payout', (stripe: Stripe) => stripe.payouts.retrieve('po_missing')],
    ['event', (stripe: Stripe) => stripe.events.retrieve('evt_missing')],
    ['setup intent', (stripe: Stripe) => stripe.setupIntents.retrieve('seti_missing')],
    ['webhook endpoint', (stripe: Stripe) => stripe.webhookEndpoints.retrieve('we_missing')],
    ['payment method', (stripe: Stripe) => stripe.paymentMethods.retrieve('pm_missing')],
  ])('about a %s that is not there is told so', async (_, call) => {
    const { stripe } = await freshAccount()
    expect(await refusalOf(call(stripe))).toMatchObject({ code: 'resource_missing' })
  })

  test('about something in an unexpected state gets that thing with the refusal', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    for (const call of [
      account.stripe.paymentIntents.capture(intent.id),
      account.stripe.paymentIntents.cancel(intent.id),
      account.stripe.paymentIntents.confirm(intent.id),
      account.stripe.paymentIntents.update(intent.id, { amount: 6000 }),
    ]) {
      const refusal = await refusalOf(call)
      expect(refusal).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' })
    }
    const held = await hold(account)
    const refund = await refusalOf(account.stripe.refunds.create({ payment_intent: held.id }))
    expect(refund.statusCode).toBe(400)
  })

  test('keeps metadata within its limits', async () => {
    const { stripe, currency } = await freshAccount()
    const making = (metadata: Record<string, string>) =>
      stripe.paymentIntents.create({ amount: 500, currency, metadata })
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, 'x']))
    expect((await refusalOf(making(many))).statusCode).toBe(400)
    expect((await refusalOf(making({ ['k'.repeat(41)]: 'x' }))).statusCode).toBe(400)
    expect((await refusalOf(making({ key: 'v'.repeat(501) }))).statusCode).toBe(400)
    const kept = await making({ ['k'.repeat(40)]: 'v'.repeat(500) })
    expect(Object.keys(kept.metadata)).toHaveLength(1)
  })

  test('describes a card payment by a suffix only', async () => {
    const { stripe, currency } = await freshAccount()
    const whole = stripe.paymentIntents.create({
      amount: 500,
      currency,
      allowed_payment_method_types: ['card'],
      payment_method: 'pm_card_visa',
      confirm: true,
      statement_descriptor: 'SALON KALYNA',
    })
    expect((await refusalOf(whole)).statusCode).toBe(400)
    const suffix = await stripe.paymentIntents.create({ amount: 500, currency, statement_descriptor_suffix: 'HAIRCUT' })
    expect(suffix.statement_descriptor_suffix).toBe('HAIRCUT')
  })
})

describe('a call that goes wrong on its way', () => {
  simulatorTest('is answered 429 and not done', async () => {
    const { stripe, currency } = await freshAccount()
    await control().post('/_sim/troubles', { kind: 'rate_limit', path: '/v1/payment_intents' })
    const refusal = await refusalOf(stripe.paymentIntents.create({ amount: 500, currency }))
    expect(refusal).toMatchObject({ type: 'StripeRateLimitError', statusCode: 429, code: 'rate_limit' })
    expect(refusal.headers).toHaveProperty('stripe-rate-limited-reason')
    expect((await stripe.paymentIntents.list()).data).toEqual([])
  })

  simulatorTest('is answered 429 above a limit by the second', async () => {
    const { stripe } = await freshAccount()
    await control().post('/_sim/settings', { rateLimitPerSecond: 3 })
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => stripe.balance.retrieve()))
    await control().post('/_sim/settings', { rateLimitPerSecond: null })
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]).toMatchObject({ statusCode: 429, headers: { 'stripe-rate-limited-reason': 'global-rate' } })
  })

  simulatorTest.each(['before', 'after'] as const)(
    'is cut %s its work, and the repeat with the same key is safe',
    async (when) => {
      const { stripe, withKey, keys, currency } = await freshAccount()
      const patient = withKey(keys.secretKey, { maxNetworkRetries: 2 })
      await control().post('/_sim/troubles', { kind: 'cut', when, method: 'POST', account: keys.id })
      const intent = await patient.paymentIntents.create({ amount: 500, currency }, { idempotencyKey: `cut-${when}` })
      expect((await stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([intent.id])
    },
  )

  simulatorTest('gets half an answer, which is no answer; the same key gets all of it', async () => {
    const { stripe, keys, currency } = await freshAccount()
    await control().post('/_sim/troubles', { kind: 'cut_midway', when: 'after', account: keys.id })
    const making = () => stripe.paymentIntents.create({ amount: 500, currency }, { idempotencyKey: 'half' })
    expect(await refusalOf(making())).toBeInstanceOf(Stripe.errors.StripeConnectionError)
    const intent = await making()
    expect((await stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([intent.id])
  })

  simulatorTest('is never answered, and the caller gives up', async () => {
    const { stripe, withKey, keys, currency } = await freshAccount()
    const hasty = withKey(keys.secretKey, { timeout: 100 })
    await control().post('/_sim/troubles', { kind: 'hang', when: 'after', method: 'POST', account: keys.id })
    const refusal = await refusalOf(hasty.paymentIntents.create({ amount: 500, currency }))
    expect(refusal).toBeInstanceOf(Stripe.errors.StripeConnectionError)
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1)
  })

  simulatorTest('waits for a lock that it does not get', async () => {
    const { stripe, keys, currency } = await freshAccount()
    await control().post('/_sim/troubles', { kind: 'lock_timeout', account: keys.id })
    const refusal = await refusalOf(stripe.paymentIntents.create({ amount: 500, currency }))
    expect(refusal).toMatchObject({ statusCode: 429, code: 'lock_timeout' })
  })

  simulatorTest('is the one that was meant, and no other', async () => {
    const [one, other] = [await freshAccount(), await freshAccount()]
    await control().post('/_sim/troubles', { kind: 'error', method: 'GET', path: '/v1/balance', account: one.keys.id })
    await expect(other.stripe.balance.retrieve()).resolves.toBeTruthy()
    await expect(pay(one)).resolves.toBeTruthy()
    expect((await refusalOf(one.stripe.balance.retrieve())).statusCode).toBe(500)
    await expect(one.stripe.balance.retrieve()).resolves.toBeTruthy()
  })
})

test('every answer has an id and the version that it was asked for in', async () => {
  const { stripe } = await freshAccount()
  const { lastResponse } = await stripe.balance.retrieve()
  expect(lastResponse.requestId).toMatch(/^req_/)
  expect(lastResponse.apiVersion).toBe('2026-10-28.endive')
  expect(lastResponse.statusCode).toBe(200)
})
