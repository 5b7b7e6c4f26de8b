import { describe, expect } from 'vitest'
import { eventsAbout } from '../support/happened.ts'
import { pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

/** An account whose money of three payments and one refund has become available. */
async function withMoney(country = 'PL') {
  const account = await freshAccount({ country })
  const intents = [await pay(account), await pay(account), await pay(account)]
  for (const { latest_charge } of intents) await control().post('/_sim/settle', { charge: latest_charge })
  await account.stripe.refunds.create({ payment_intent: String(intents[0]?.id), amount: 2000 })
  await control().advance({ days: 8 })
  const [available] = (await account.stripe.balance.retrieve()).available
  return { ...account, available: available?.amount ?? 0 }
}

describe('a payout', () => {
  simulatorTest('takes everything that is available, and tells what it is made of', async () => {
    const { stripe, keys, available, currency } = await withMoney()
    const { payouts } = await control().post('/_sim/payouts/run', { account: keys.id })
    const [{ id }] = payouts
    const payout = await stripe.payouts.retrieve(id)
    expect(payout).toMatchObject({
      amount: available,
      automatic: true,
      currency,
      status: 'pending',
      type: 'bank_account',
    })
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 0 }])

    await control().post(`/_sim/payouts/${id}/pay`)
    expect(await stripe.payouts.retrieve(id)).toMatchObject({ status: 'paid', reconciliation_status: 'completed' })
    const { data } = await stripe.balanceTransactions.list({ payout: id, expand: ['data.source'] })
    expect(data.map(({ type }) => type).sort()).toEqual(['charge', 'charge', 'charge', 'payout', 'refund'])
    expect(data.reduce((sum, { net }) => sum + net, 0)).toBe(0)
    const types = (await eventsAbout(stripe, id)).map(({ type }) => type)
    expect(types).toEqual(['payout.created', 'payout.updated', 'payout.paid', 'payout.reconciliation_completed'])
  })

  simulatorTest('takes no money twice', async () => {
    const { keys } = await withMoney()
    await control().post('/_sim/payouts/run', { account: keys.id })
    const { payouts } = await control().post('/_sim/payouts/run', { account: keys.id })
    expect(payouts).toEqual([])
  })

  simulatorTest('may fail after it was paid, and the money is there again', async () => {
    const { stripe, keys, available } = await withMoney()
    const { payouts } = await control().post('/_sim/payouts/run', { account: keys.id })
    await control().post(`/_sim/payouts/${payouts[0].id}/pay`)
    await control().post(`/_sim/payouts/${payouts[0].id}/fail`)
    const failed = await stripe.payouts.retrieve(payouts[0].id, { expand: ['failure_balance_transaction'] })
    expect(failed).toMatchObject({
      status: 'failed',
      failure_code: 'account_closed',
      failure_balance_transaction: { type: 'payout_failure', amount: available },
    })
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: available }])
  })

  simulatorTest('of a sum that one chooses needs that sum, and can be cancelled', async () => {
    const { stripe, available, currency } = await withMoney()
    const tooMuch = await refusalOf(stripe.payouts.create({ amount: available + 1, currency }))
    expect(tooMuch).toMatchObject({ statusCode: 400, code: 'balance_insufficient' })
    const payout = await stripe.payouts.create({ amount: 1000, currency, metadata: { why: 'rent' } })
    expect(payout).toMatchObject({ automatic: false, status: 'pending', metadata: { why: 'rent' } })
    expect(await stripe.payouts.cancel(payout.id)).toMatchObject({ status: 'canceled' })
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: available }])
    const contents = await refusalOf(stripe.balanceTransactions.list({ payout: payout.id }))
    expect(contents.statusCode).toBe(400)
    expect((await refusalOf(stripe.payouts.cancel(payout.id))).statusCode).toBe(400)
  })

  simulatorTest('of forints is a multiple of a hundred', async () => {
    const account = await freshAccount({ country: 'HU' })
    const intent = await pay(account, { amount: 1_234_567 })
    await control().post('/_sim/settle', { charge: intent.latest_charge })
    await control().advance({ days: 8 })
    const { payouts } = await control().post('/_sim/payouts/run', { account: account.keys.id })
    expect(payouts[0].amount % 100).toBe(0)
    expect(payouts[0].amount).toBeGreaterThan(1_000_000)
  })

  simulatorTest('is not made where payouts are not enabled', async () => {
    const { stripe, keys, currency } = await withMoney()
    await control().post(`/_sim/accounts/${keys.id}`, { payoutsEnabled: false })
    expect((await refusalOf(stripe.payouts.create({ amount: 100, currency }))).code).toBe('payouts_not_allowed')
    expect((await control().post('/_sim/payouts/run', { account: keys.id })).payouts).toEqual([])
  })
})
