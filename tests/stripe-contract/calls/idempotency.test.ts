import { describe, expect, test } from 'vitest'
import { pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

const key = (name: string) => ({ idempotencyKey: `${name}-${Math.random()}` })

describe('an idempotency key', () => {
  test('gets the first answer again, and nothing happens twice', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const intent = await pay(account)
    const options = key('refund')
    const first = await stripe.refunds.create({ payment_intent: intent.id, amount: 1000 }, options)
    const second = await stripe.refunds.create({ payment_intent: intent.id, amount: 1000 }, options)
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(second.lastResponse.idempotencyKey).toBe(options.idempotencyKey)
    expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toHaveLength(1)
  })

  test('gets a stored decline again', async () => {
    const account = await freshAccount()
    const options = key('decline')
    const attempt = () =>
      account.stripe.paymentIntents.create(
        {
          amount: 5000,
          currency: account.currency,
          allowed_payment_method_types: ['card'],
          payment_method: 'pm_card_chargeDeclined',
          confirm: true,
        },
        options,
      )
    const [first, second] = [await refusalOf(attempt()), await refusalOf(attempt())]
    expect(first.payment_intent?.id).toBeTruthy()
    expect(second.payment_intent?.id).toBe(first.payment_intent?.id)
  })

  test('cannot be used for something else', async () => {
    const { stripe, currency } = await freshAccount()
    const options = key('other')
    await stripe.paymentIntents.create({ amount: 5000, currency }, options)
    const refusal = await refusalOf(stripe.paymentIntents.create({ amount: 6000, currency }, options))
    expect(refusal).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
  })

  test('is free again after a call that was wrong in itself', async () => {
    const { stripe, currency } = await freshAccount()
    const options = key('wrong')
    await refusalOf(stripe.paymentIntents.create({ amount: 0, currency }, options))
    await refusalOf(stripe.paymentIntents.create(Object.assign({ amount: 5000, currency }, { colour: 'red' }), options))
    expect((await stripe.paymentIntents.create({ amount: 5000, currency }, options)).amount).toBe(5000)
  })

  simulatorTest('belongs to one account', async () => {
    const [one, other] = [await freshAccount(), await freshAccount()]
    const options = key('shared')
    const first = await one.stripe.paymentIntents.create({ amount: 5000, currency: 'pln' }, options)
    const second = await other.stripe.paymentIntents.create({ amount: 7000, currency: 'pln' }, options)
    expect(second.id).not.toBe(first.id)
  })

  simulatorTest('gets a stored 500 again although the work was done', async () => {
    const { stripe, currency, keys } = await freshAccount()
    await control().post('/_sim/troubles', { kind: 'error', when: 'after', account: keys.id })
    const options = key('broken')
    for (const _ of [1, 2]) {
      const refusal = await refusalOf(stripe.paymentIntents.create({ amount: 5000, currency }, options))
      expect(refusal).toMatchObject({ type: 'StripeAPIError', statusCode: 500 })
    }
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1)
  })

  simulatorTest('is in use while its first call is being answered', async () => {
    const { stripe, currency, keys } = await freshAccount()
    await control().post('/_sim/troubles', { kind: 'delay', delayMs: 300, account: keys.id })
    const options = key('slow')
    const first = stripe.paymentIntents.create({ amount: 5000, currency }, options)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const refusal = await refusalOf(stripe.paymentIntents.create({ amount: 5000, currency }, options))
    expect(refusal).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    const { id } = await first
    expect((await stripe.paymentIntents.create({ amount: 5000, currency }, options)).id).toBe(id)
  })

  simulatorTest('is forgotten after a day', async () => {
    const { stripe, currency } = await freshAccount()
    const options = key('old')
    const first = await stripe.paymentIntents.create({ amount: 5000, currency }, options)
    await control().advance({ hours: 25 })
    const second = await stripe.paymentIntents.create({ amount: 5000, currency }, options)
    expect(second.id).not.toBe(first.id)
  })
})
