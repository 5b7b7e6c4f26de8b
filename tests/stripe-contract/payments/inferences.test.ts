import { describe, expect, test } from 'vitest'
import { LEAST_CHARGE } from '#sandbox/stripe/business/money/currencies.ts'
import { eventsAbout, eventually, typesAbout } from '../support/happened.ts'
import { chargeOf, hold, pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator({ settleMs: 20 })

// Readings of Stripe's documentation that only a real sandbox can confirm; others stand beside what they are about.
// `vitest -t inference` runs them all.
describe('[inference]', () => {
  test('a card payment never sends charge.pending', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    const types = await typesAbout(account.stripe, intent.id, 'payment_intent.succeeded')
    expect(types).not.toContain('charge.pending')
  })

  test('an account of this currency takes no less than the table says', async () => {
    const { stripe, currency } = await freshAccount()
    const least = LEAST_CHARGE[currency] ?? 50
    expect((await refusalOf(stripe.paymentIntents.create({ amount: least - 1, currency }))).code).toBe(
      'amount_too_small',
    )
    expect((await stripe.paymentIntents.create({ amount: least, currency })).amount).toBe(least)
  })

  test('charge.updated tells that the balance transaction was not there before', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    const updated = await eventually(async () => {
      const events = await eventsAbout(account.stripe, String(intent.latest_charge))
      return events.find(({ type }) => type === 'charge.updated')
    }, 'charge.updated')
    expect(updated.data.previous_attributes).toMatchObject({ balance_transaction: null })
    expect(updated.data.object).toMatchObject({ balance_transaction: expect.stringMatching(/^txn_/) })
  })

  test('a released hold is a refund on which no money moves', async () => {
    const account = await freshAccount()
    const intent = await hold(account)
    await account.stripe.paymentIntents.cancel(intent.id)
    const { data } = await account.stripe.refunds.list({ payment_intent: intent.id })
    expect(data).toMatchObject([{ amount: 5000, status: 'succeeded', balance_transaction: null }])
    expect(await chargeOf(account.stripe, intent)).toMatchObject({ captured: false, refunded: true })
  })

  test('metadata of a payment reaches neither its refund nor its dispute', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { metadata: { paymentId: 'p1' } })
    expect(await chargeOf(account.stripe, intent)).toMatchObject({ metadata: { paymentId: 'p1' } })
    expect((await account.stripe.refunds.create({ payment_intent: intent.id })).metadata).toEqual({})
  })

  simulatorTest('a hold that ends by itself is cancelled for the reason automatic', async () => {
    const account = await freshAccount()
    const intent = await hold(account)
    const expired = await control().post(`/_sim/payment_intents/${intent.id}/expire`)
    expect(expired.cancellation_reason).toBe('automatic')
  })

  simulatorTest('a restricted key needs a permission of its own to read its account', async () => {
    const { keys, withKey } = await freshAccount({ permissions: { charge: 'write', payment_intent: 'write' } })
    const refusal = await refusalOf(withKey(keys.restrictedKey).accounts.retrieveCurrent())
    expect(refusal).toMatchObject({ type: 'StripePermissionError', statusCode: 403 })
    expect(refusal.message).toContain('rak_account_read')
  })
})
