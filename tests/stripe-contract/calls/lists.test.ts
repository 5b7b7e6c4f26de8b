import { describe, expect, test } from 'vitest'
import { pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

/** An account with a customer of its own, so that its lists hold what the test has made and nothing else. */
async function withPayments(count: number) {
  const account = await freshAccount()
  const { id: customer } = await account.stripe.customers.create()
  const intents = []
  for (let index = 0; index < count; index += 1) intents.push(await pay(account, { customer }))
  return { ...account, customer, ids: intents.map(({ id }) => id).reverse() }
}

describe('a list', () => {
  test('is newest first and goes page by page in both directions', async () => {
    const { stripe, customer, ids } = await withPayments(5)
    const first = await stripe.paymentIntents.list({ customer, limit: 2 })
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/payment_intents' })
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    const second = await stripe.paymentIntents.list({ customer, limit: 2, starting_after: String(ids[1]) })
    expect(second.data.map(({ id }) => id)).toEqual(ids.slice(2, 4))
    const last = await stripe.paymentIntents.list({ customer, limit: 2, starting_after: String(ids[3]) })
    expect(last).toMatchObject({ has_more: false })
    expect(last.data.map(({ id }) => id)).toEqual(ids.slice(4))
    const back = await stripe.paymentIntents.list({ customer, limit: 2, ending_before: String(ids[3]) })
    expect(back).toMatchObject({ has_more: true })
    expect(back.data.map(({ id }) => id)).toEqual(ids.slice(1, 3))
  })

  test('is read to its end by the SDK itself', async () => {
    const { stripe, customer, ids } = await withPayments(5)
    const seen: string[] = []
    for await (const { id } of stripe.paymentIntents.list({ customer, limit: 2 })) seen.push(id)
    expect(seen).toEqual(ids)
  })

  test('has pages of 1 to 100, and begins after something that exists', async () => {
    const { stripe } = await freshAccount()
    expect(await refusalOf(stripe.charges.list({ limit: 101 }))).toMatchObject({ statusCode: 400, param: 'limit' })
    expect(await refusalOf(stripe.charges.list({ limit: 0 }))).toMatchObject({ statusCode: 400, param: 'limit' })
    expect(await refusalOf(stripe.charges.list({ starting_after: 'ch_missing' }))).toMatchObject({
      code: 'resource_missing',
      param: 'starting_after',
    })
  })

  test('is filtered by what its things belong to', async () => {
    const { stripe, ids } = await withPayments(2)
    const [id = ''] = ids
    const charges = await stripe.charges.list({ payment_intent: id })
    expect(charges.data.map(({ payment_intent }) => payment_intent)).toEqual([id])
    const refund = await stripe.refunds.create({ payment_intent: id })
    expect((await stripe.refunds.list({ payment_intent: id })).data.map((one) => one.id)).toEqual([refund.id])
    expect((await stripe.refunds.list({ charge: String(charges.data[0]?.id) })).data).toHaveLength(1)
    const source = String(charges.data[0]?.id)
    const transactions = await stripe.balanceTransactions.list({ source })
    expect(transactions.data.every((transaction) => transaction.source === source)).toBe(true)
  })

  simulatorTest('is filtered by time', async () => {
    const { stripe, customer } = await withPayments(1)
    const { now } = await control().get('/_sim/clock')
    await control().advance({ hours: 1 })
    await pay({ stripe, currency: 'pln' }, { customer })
    const list = async (created: { gt?: number; lte?: number }) =>
      (await stripe.paymentIntents.list({ customer, created })).data.length
    expect([await list({ gt: now }), await list({ lte: now }), await list({ gt: 0 })]).toEqual([1, 1, 2])
  })

  test('of events is filtered by type', async () => {
    const { stripe } = await withPayments(1)
    const { data } = await stripe.events.list({ types: ['charge.succeeded', 'payment_intent.created'], limit: 20 })
    expect(new Set(data.map(({ type }) => type))).toEqual(new Set(['charge.succeeded', 'payment_intent.created']))
    const succeeded = await stripe.events.list({ type: 'charge.succeeded', limit: 20 })
    expect(succeeded.data.every(({ type }) => type === 'charge.succeeded')).toBe(true)
    const [event] = succeeded.data
    expect(await stripe.events.retrieve(String(event?.id))).toMatchObject({ id: event?.id, object: 'event' })
  })
})

describe('an expanded answer', () => {
  test('goes down four levels', async () => {
    const account = await freshAccount()
    const { id } = await pay(account, { capture_method: 'automatic' })
    const refund = await account.stripe.refunds.create({ payment_intent: id, amount: 500 })
    const deep = await account.stripe.refunds.retrieve(refund.id, {
      expand: ['payment_intent.latest_charge.balance_transaction.source', 'charge.refunds'],
    })
    expect(deep).toMatchObject({
      payment_intent: { id, latest_charge: { balance_transaction: { type: 'charge', source: { object: 'charge' } } } },
      charge: { refunds: { object: 'list', data: [{ id: refund.id }], has_more: false } },
    })
  })

  test('is refused beyond that, and where nothing can be expanded', async () => {
    const account = await freshAccount()
    const { id } = await pay(account)
    const expanding = (path: string) => refusalOf(account.stripe.paymentIntents.retrieve(id, { expand: [path] }))
    const tooDeep = 'latest_charge.balance_transaction.source.payment_intent.customer'
    expect((await expanding(tooDeep)).message).toContain('cannot expand more than 4 levels')
    expect((await expanding('amount')).message).toContain('cannot be expanded')
  })

  test('is part of a list, of a creation and of an update', async () => {
    const { stripe, customer, currency } = await withPayments(1)
    const { data } = await stripe.paymentIntents.list({ customer, expand: ['data.latest_charge.payment_intent'] })
    expect(data[0]?.latest_charge).toMatchObject({ object: 'charge', payment_intent: { id: data[0]?.id } })
    const made = await stripe.paymentIntents.create({ amount: 500, currency, customer, expand: ['customer'] })
    expect(made.customer).toMatchObject({ id: customer, object: 'customer' })
    const changed = await stripe.paymentIntents.update(made.id, { description: 'x', expand: ['customer'] })
    expect(changed.customer).toMatchObject({ id: customer })
  })

  test('hides what was not asked for', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    const charge = await account.stripe.charges.retrieve(String(intent.latest_charge))
    expect(charge).not.toHaveProperty('refunds')
    expect(typeof charge.payment_intent).toBe('string')
  })
})
