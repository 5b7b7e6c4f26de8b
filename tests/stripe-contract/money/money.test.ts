import type Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { chargeOf, pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, type Target, withSimulator } from '../support/target.ts'

withSimulator()

/** Pays and has it settled, so that the fee is known. */
async function settled(target: Target, wishes: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  const intent = await pay(target, { capture_method: 'automatic', ...wishes })
  const { balance_transaction } = await chargeOf(target.stripe, intent)
  return target.stripe.balanceTransactions.retrieve(String(balance_transaction))
}

describe('a fee', () => {
  simulatorTest.each([
    ['PL', 'pm_card_pl', 10_000, 250],
    ['DE', 'pm_card_de', 10_000, 175],
    ['DE', 'pm_card_pl', 10_000, 175],
    ['DE', 'pm_card_us', 10_000, 350],
    ['GB', 'pm_card_gb', 10_000, 170],
    ['US', 'pm_card_us', 10_000, 320],
    ['JP', 'pm_card_jp', 10_000, 360],
  ])('of an account in %s for %s of %i is %i', async (country, payment_method, amount, fee) => {
    const account = await freshAccount({ country })
    const transaction = await settled(account, { amount, payment_method })
    expect(transaction).toMatchObject({ amount, fee, net: amount - fee, currency: account.currency, type: 'charge' })
    expect(transaction.fee_details).toMatchObject([{ amount: fee, type: 'stripe_fee' }])
  })

  test('is what lies between the gross and the net', async () => {
    const account = await freshAccount()
    const transaction = await settled(account)
    expect(transaction.fee).toBeGreaterThan(0)
    expect(transaction.net).toBe(transaction.amount - transaction.fee)
    expect(transaction.fee_details.reduce((sum, { amount }) => sum + amount, 0)).toBe(transaction.fee)
  })

  test('does not come back with a refund', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    const refund = await account.stripe.refunds.create({ payment_intent: intent.id, expand: ['balance_transaction'] })
    expect(refund.balance_transaction).toMatchObject({ type: 'refund', amount: -5000, fee: 0, net: -5000 })
  })
})

describe('a charge in another currency', () => {
  simulatorTest('is settled in the account’s own, at a rate', async () => {
    const account = await freshAccount({ country: 'PL' })
    const transaction = await settled(account, { amount: 2000, currency: 'usd' })
    expect(transaction.currency).toBe('pln')
    expect(transaction.exchange_rate).toBeGreaterThan(3)
    expect(transaction.amount).toBe(Math.round(2000 * (transaction.exchange_rate ?? 0)))
  })

  simulatorTest('is converted between currencies of different decimals', async () => {
    const account = await freshAccount({ country: 'PL' })
    const yen = await settled(account, { amount: 5000, currency: 'jpy' })
    expect(yen.amount).toBe(Math.round(5000 * 100 * (yen.exchange_rate ?? 0)))
    const dinars = await settled(account, { amount: 5000, currency: 'kwd' })
    expect(dinars.amount).toBe(Math.round((5000 / 10) * (dinars.exchange_rate ?? 0)))
  })

  simulatorTest('is refunded at the rate of its charge', async () => {
    const account = await freshAccount({ country: 'PL' })
    const intent = await pay(account, { amount: 2000, currency: 'usd' })
    const order = { payment_intent: intent.id, amount: 1000, expand: ['balance_transaction'] }
    const { balance_transaction } = await account.stripe.refunds.create(order)
    const charge = await account.stripe.charges.retrieve(String(intent.latest_charge), {
      expand: ['balance_transaction'],
    })
    const rate = typeof charge.balance_transaction === 'object' ? charge.balance_transaction?.exchange_rate : null
    expect(balance_transaction).toMatchObject({ currency: 'pln', amount: -Math.round(1000 * (rate ?? 0)) })
  })
})

describe('an amount', () => {
  simulatorTest.each([
    ['US', 'usd', 49, 50],
    ['GB', 'gbp', 29, 30],
    ['PL', 'pln', 199, 200],
    ['JP', 'jpy', 49, 50],
    ['HU', 'huf', 17_499, 17_500],
    ['CZ', 'czk', 1499, 1500],
    ['MX', 'mxn', 999, 1000],
  ])(
    'in %s must be at least what is worth taking: %s %i is too little, %i is enough',
    async (country, currency, small, enough) => {
      const account = await freshAccount({ country })
      expect(await refusalOf(pay(account, { currency, amount: small }))).toMatchObject({
        statusCode: 400,
        code: 'amount_too_small',
        param: 'amount',
      })
      expect((await pay(account, { currency, amount: enough })).status).toBe('succeeded')
    },
  )

  simulatorTest('in another currency must be worth the least of the account’s own', async () => {
    const account = await freshAccount({ country: 'PL' })
    expect((await refusalOf(pay(account, { currency: 'usd', amount: 50 }))).message).toContain(
      'must convert to at least',
    )
    expect((await pay(account, { currency: 'usd', amount: 60 })).status).toBe('succeeded')
  })

  test('has at most eight digits', async () => {
    const { stripe, currency } = await freshAccount()
    const most = await stripe.paymentIntents.create({ amount: 99_999_999, currency })
    expect(most.amount).toBe(99_999_999)
    const refusal = await refusalOf(stripe.paymentIntents.create({ amount: 100_000_000, currency }))
    expect(refusal).toMatchObject({ statusCode: 400, code: 'amount_too_large', param: 'amount' })
  })

  test('is a whole number of the smallest unit', async () => {
    const { stripe, currency } = await freshAccount()
    expect(await refusalOf(stripe.paymentIntents.create({ amount: 10.5, currency }))).toMatchObject({
      code: 'parameter_invalid_integer',
      param: 'amount',
    })
    expect((await refusalOf(stripe.paymentIntents.create({ amount: -500, currency }))).statusCode).toBe(400)
  })

  test('[inference] in a three-decimal currency ends in a zero', async () => {
    const { stripe } = await freshAccount()
    expect((await refusalOf(stripe.paymentIntents.create({ amount: 5001, currency: 'kwd' }))).statusCode).toBe(400)
    expect((await stripe.paymentIntents.create({ amount: 5000, currency: 'kwd' })).amount).toBe(5000)
  })

  test('in a currency of whole units only ends in two zeros', async () => {
    const { stripe } = await freshAccount()
    expect((await refusalOf(stripe.paymentIntents.create({ amount: 50_001, currency: 'isk' }))).statusCode).toBe(400)
    expect((await stripe.paymentIntents.create({ amount: 50_000, currency: 'isk' })).amount).toBe(50_000)
  })

  test('is in a currency that Stripe knows', async () => {
    const { stripe } = await freshAccount()
    const refusal = await refusalOf(stripe.paymentIntents.create({ amount: 500, currency: 'xyz' }))
    expect(refusal.message).toContain('Invalid currency: xyz')
  })
})

describe('a balance', () => {
  simulatorTest('grows by what is left of each charge, first on its way and then available', async () => {
    const account = await freshAccount({ country: 'PL' })
    const { net, currency, status } = await settled(account)
    expect(status).toBe('pending')
    expect(await account.stripe.balance.retrieve()).toMatchObject({
      available: [{ currency, amount: 0 }],
      pending: [{ currency, amount: net, source_types: { card: net } }],
    })
    await control().advance({ days: 8 })
    expect(await account.stripe.balance.retrieve()).toMatchObject({
      available: [{ currency, amount: net }],
      pending: [{ currency, amount: 0 }],
    })
  })

  simulatorTest('can be asked to cover a refund, which waits until it does', async () => {
    const account = await freshAccount({ country: 'PL' })
    await control().post('/_sim/settings', { refundsNeedBalance: true, refundMs: 60_000 })
    const intent = await pay(account)
    const other = await pay(account, { amount: 20_000 })
    const waiting = await account.stripe.refunds.create({ payment_intent: intent.id })
    expect(waiting).toMatchObject({
      status: 'pending',
      pending_reason: 'insufficient_funds',
      balance_transaction: null,
    })
    await control().post('/_sim/settle', { charge: other.latest_charge })
    await control().advance({ minutes: 2 })
    expect((await account.stripe.refunds.retrieve(waiting.id)).status).toBe('pending')
    await control().advance({ days: 8 })
    expect(await account.stripe.refunds.retrieve(waiting.id, { expand: ['balance_transaction'] })).toMatchObject({
      status: 'succeeded',
      balance_transaction: { amount: -5000 },
    })
    await control().post('/_sim/settings', { refundsNeedBalance: false })
  })
})
