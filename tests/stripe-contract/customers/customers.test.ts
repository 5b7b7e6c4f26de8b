import { describe, expect, test } from 'vitest'
import { pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { freshAccount, withSimulator } from '../support/target.ts'

withSimulator()

describe('a customer', () => {
  test('is created, changed, found by mail and deleted', async () => {
    const { stripe } = await freshAccount()
    const email = `anna${Date.now()}@example.com`
    const customer = await stripe.customers.create({ name: 'Anna', email, metadata: { client: 'c1', note: 'x' } })
    expect(customer).toMatchObject({ object: 'customer', name: 'Anna', email, description: null, phone: null })
    const changed = await stripe.customers.update(customer.id, {
      phone: '+48511222333',
      metadata: { note: '' },
      address: { city: 'Lviv', country: 'UA' },
    })
    expect(changed).toMatchObject({ name: 'Anna', phone: '+48511222333', metadata: { client: 'c1' } })
    expect(changed.metadata).not.toHaveProperty('note')
    expect(changed.address).toMatchObject({ city: 'Lviv', line1: null })
    expect((await stripe.customers.list({ email })).data.map(({ id }) => id)).toEqual([customer.id])
    expect(await stripe.customers.del(customer.id)).toEqual({ id: customer.id, object: 'customer', deleted: true })
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ id: customer.id, deleted: true })
    expect(await refusalOf(stripe.customers.update(customer.id, { name: 'A' }))).toMatchObject({ statusCode: 404 })
  })

  test('has saved cards, which are listed and can be taken away', async () => {
    const { stripe } = await freshAccount()
    const { id: customer } = await stripe.customers.create()
    const visa = await stripe.paymentMethods.attach('pm_card_visa', { customer })
    const other = await stripe.paymentMethods.attach('pm_card_mastercard', { customer })
    expect(visa).toMatchObject({ customer, type: 'card', card: { brand: 'visa', last4: '4242' } })
    const listed = await stripe.customers.listPaymentMethods(customer, { type: 'card' })
    expect(listed.data.map(({ id }) => id)).toEqual([other.id, visa.id])
    expect((await stripe.paymentMethods.list({ customer })).data).toHaveLength(2)
    expect(await stripe.paymentMethods.detach(visa.id)).toMatchObject({ customer: null })
    expect((await stripe.paymentMethods.list({ customer })).data.map(({ id }) => id)).toEqual([other.id])
    const again = await refusalOf(stripe.paymentMethods.attach(visa.id, { customer }))
    expect(again.statusCode).toBe(400)
  })

  test('cannot be given a card that its bank refuses', async () => {
    const { stripe } = await freshAccount()
    const { id: customer } = await stripe.customers.create()
    const refusal = await refusalOf(stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer }))
    expect(refusal).toMatchObject({ type: 'StripeCardError', statusCode: 402, code: 'card_declined' })
  })

  test('keeps cards to themselves', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const [anna, olha] = [await stripe.customers.create(), await stripe.customers.create()]
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: anna.id })
    const elsewhere = await refusalOf(pay(account, { customer: olha.id, payment_method: method.id }))
    expect(elsewhere.statusCode).toBe(400)
    const withoutCustomer = await refusalOf(pay(account, { payment_method: method.id }))
    expect(withoutCustomer.message).toContain('customer')
  })
})

describe('a payment method', () => {
  test('is made of a token, described, and may be used once without a customer', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const method = await stripe.paymentMethods.create({
      type: 'card',
      card: { token: 'tok_visa' },
      billing_details: { name: 'Anna', email: 'anna@example.com' },
    })
    expect(method).toMatchObject({ customer: null, billing_details: { name: 'Anna', phone: null } })
    expect(await stripe.paymentMethods.retrieve(method.id)).toMatchObject({ id: method.id })
    const intent = await pay(account, { payment_method: method.id, expand: ['latest_charge'] })
    expect(intent.latest_charge).toMatchObject({ billing_details: { name: 'Anna' } })
    const again = await refusalOf(pay(account, { payment_method: method.id }))
    expect(again.message).toContain('previously used')
  })

  test('is never made of a card number that a server sends', async () => {
    const { stripe } = await freshAccount()
    const card = { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' }
    const refusal = await refusalOf(stripe.paymentMethods.create({ type: 'card', card }))
    expect(refusal.message).toContain('Sending credit card numbers directly')
  })

  test('has the same fingerprint each time the same card is used', async () => {
    const { stripe } = await freshAccount()
    const make = () => stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })
    const [one, other] = [await make(), await make()]
    expect(one.card?.fingerprint).toBe(other.card?.fingerprint)
  })
})
