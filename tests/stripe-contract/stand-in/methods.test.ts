import { describe, expect } from 'vitest'
import { freshAccount, simulatorTest, withSimulator } from '../support/target.ts'
import { PATIENT, Shop } from './shop.ts'

withSimulator()
const shop = new Shop()

const SETUP = { mode: 'setup', currency: 'pln', allowedPaymentMethodTypes: ['card'] }
const DEFERRED = { mode: 'payment', amount: 5000, currency: 'pln' }

/** Calls a method of the page's Stripe with these arguments; `elements` stands for the page's own. */
function call(method: string, ...given: readonly unknown[]): Promise<Record<string, never>> {
  return shop.page.evaluate(
    ([name, args]) => {
      const { stripe, elements } = Reflect.get(window, 'shop')
      return stripe[name](...args.map((one) => (isHash(one) && 'elements' in one ? { ...one, elements } : one)))
      function isHash(value: unknown): value is object {
        return typeof value === 'object' && value !== null
      }
    },
    [method, given] as const,
  )
}

async function submit(): Promise<void> {
  await shop.page.evaluate(() => Reflect.get(window, 'shop').elements.submit())
}

describe('Stripe.js', () => {
  simulatorTest('saves a card for later', async () => {
    const { stripe, keys } = await freshAccount()
    const { id: customer } = await stripe.customers.create()
    const intent = await stripe.setupIntents.create({ customer, allowed_payment_method_types: ['card'] })
    await shop.open({ key: keys.publishableKey, elements: SETUP })
    await shop.type('4242424242424242')
    await submit()
    const clientSecret = intent.client_secret
    const result = await call('confirmSetup', { elements: null, clientSecret, redirect: 'if_required' })
    expect(result).toMatchObject({ setupIntent: { id: intent.id, status: 'succeeded' } })
    expect((await stripe.paymentMethods.list({ customer })).data).toHaveLength(1)
    const known = await call('retrieveSetupIntent', clientSecret)
    expect(known).toMatchObject({ setupIntent: { status: 'succeeded' } })
  })

  simulatorTest('makes a confirmation token, which a server then pays with', async () => {
    const { stripe, keys, currency } = await freshAccount()
    await shop.open({
      key: keys.publishableKey,
      elements: DEFERRED,
      payment: { defaultValues: { billingDetails: { name: 'Anna' } } },
    })
    await shop.type('5555555555554444')
    await submit()
    const { confirmationToken } = await call('createConfirmationToken', { elements: null })
    expect(confirmationToken).toMatchObject({
      object: 'confirmation_token',
      payment_method_preview: { billing_details: { name: 'Anna' }, card: { brand: 'mastercard', last4: '4444' } },
    })
    const { id } = confirmationToken ?? { id: '' }
    const order = { amount: 5000, currency, confirm: true, return_url: 'https://salon.example' }
    const intent = await stripe.paymentIntents.create({ ...order, confirmation_token: id, expand: ['latest_charge'] })
    expect(intent).toMatchObject({ status: 'succeeded', latest_charge: { billing_details: { name: 'Anna' } } })
  })

  simulatorTest('makes a payment method', async () => {
    const { stripe, keys } = await freshAccount()
    await shop.open({ key: keys.publishableKey, elements: DEFERRED })
    await shop.type('378282246310005', '12 / 34', '1234')
    await submit()
    const { paymentMethod } = await call('createPaymentMethod', { elements: null })
    const { id } = paymentMethod ?? { id: '' }
    expect((await stripe.paymentMethods.retrieve(id)).card).toMatchObject({ brand: 'amex', last4: '0005' })
  })

  simulatorTest('tells no more of an intent than a browser may know, and only to whom holds its secret', async () => {
    const { stripe, keys, currency } = await freshAccount()
    const intent = await stripe.paymentIntents.create({ amount: 5000, currency, metadata: { visit: 'of the server' } })
    await shop.open({ key: keys.publishableKey, elements: DEFERRED })
    const { paymentIntent } = await call('retrievePaymentIntent', intent.client_secret)
    expect(paymentIntent).toMatchObject({ id: intent.id, amount: 5000, status: 'requires_payment_method' })
    expect(paymentIntent).not.toHaveProperty('metadata')
    expect(paymentIntent).not.toHaveProperty('customer')
    expect(await call('retrievePaymentIntent', `${intent.id}_secret_guessed`)).toMatchObject({
      error: { type: 'invalid_request_error' },
    })
  })

  simulatorTest('goes on with what a server has begun', async () => {
    const { stripe, keys, currency } = await freshAccount()
    const intent = await stripe.paymentIntents.create({
      amount: 5000,
      currency,
      allowed_payment_method_types: ['card'],
      payment_method: 'pm_card_threeDSecure2Required',
      confirm: true,
      use_stripe_sdk: true,
    })
    expect(intent.next_action?.type).toBe('use_stripe_sdk')
    await shop.open({ key: keys.publishableKey, elements: DEFERRED })
    const going = call('handleNextAction', { clientSecret: intent.client_secret })
    await shop.page.locator('dialog iframe').contentFrame().getByRole('button', { name: 'Complete' }).click()
    expect(await going).toMatchObject({ paymentIntent: { status: 'succeeded' } })
  })

  simulatorTest('follows a change of language, and its element comes and goes', async () => {
    const { keys } = await freshAccount()
    await shop.open({ key: keys.publishableKey, elements: { ...DEFERRED, locale: 'en' } })
    await shop.page.evaluate(() => Reflect.get(window, 'shop').elements.update({ locale: 'uk', amount: 7000 }))
    await shop.frame.getByLabel('Номер картки').fill('4242')
    await shop.page.evaluate(() => Reflect.get(window, 'shop').element.clear())
    await expect.poll(() => shop.frame.getByLabel('Номер картки').inputValue(), PATIENT).toBe('')
    await shop.page.evaluate(() => Reflect.get(window, 'shop').element.destroy())
    expect(await shop.page.locator('#card iframe').count()).toBe(0)
    const again = await shop.page.evaluate(() => {
      const { elements } = Reflect.get(window, 'shop')
      const found = elements.getElement('payment')
      elements.create('payment').mount('#card')
      return found
    })
    expect(again).toBeNull()
    await shop.frame.getByLabel('Номер картки').waitFor()
  })
})
