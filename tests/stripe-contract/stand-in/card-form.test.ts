import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect } from 'vitest'
import { freshAccount, simulatorTest, withSimulator } from '../support/target.ts'
import { PATIENT, Shop } from './shop.ts'

withSimulator()
const shop = new Shop()

const ORDER = { amount: 5000, currency: 'pln', allowed_payment_method_types: ['card' as const] }
const ELEMENTS = { mode: 'payment', amount: 5000, currency: 'pln', allowedPaymentMethodTypes: ['card'] }

/** A shop whose form is open, with an intent that waits to be paid. */
async function opened(wishes: { elements?: object; payment?: object; lang?: string; order?: object } = {}) {
  const account = await freshAccount()
  const intent = await account.stripe.paymentIntents.create({ ...ORDER, ...wishes.order })
  const { elements = ELEMENTS, order: _, ...rest } = wishes
  await shop.open({ key: account.keys.publishableKey, elements, ...rest })
  return { ...account, intent, secret: String(intent.client_secret) }
}

describe('a card form', () => {
  simulatorTest('pays with the card that was typed', async () => {
    const { stripe, intent, secret } = await opened()
    await shop.type('4242 4242 4242 4242')
    expect(await shop.pay(secret)).toMatchObject({ paymentIntent: { id: intent.id, status: 'succeeded' } })
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
    const charge = (await stripe.charges.list({ payment_intent: intent.id })).data[0]
    expect(charge?.payment_method_details?.card).toMatchObject({ last4: '4242', exp_month: 12, exp_year: 2034 })
    expect(charge?.payment_method_details?.card?.checks?.cvc_check).toBe('pass')
  })

  simulatorTest('says why a card was declined, each time anew, until one is taken', async () => {
    const { secret, intent, stripe } = await opened()
    await shop.type('4000000000000002')
    expect((await shop.pay(secret)).error).toMatchObject({
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      message: 'Your card was declined.',
      payment_intent: { status: 'requires_payment_method' },
    })
    await shop.type('4000000000009995')
    expect((await shop.pay(secret)).error).toMatchObject({
      decline_code: 'insufficient_funds',
      message: 'Your card has insufficient funds.',
    })
    await shop.type('4000000000000127')
    expect((await shop.pay(secret)).error).toMatchObject({ code: 'incorrect_cvc' })
    expect(await shop.frame.getByRole('alert').filter({ hasText: 'security code' }).isVisible()).toBe(true)
    await shop.type('4242424242424242')
    expect((await shop.pay(secret)).paymentIntent?.status).toBe('succeeded')
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(4)
  })

  simulatorTest('sends nothing while something is missing or wrong, and says what', async () => {
    const { secret, intent, stripe } = await opened()
    expect((await shop.pay(secret)).submitted).toMatchObject({ type: 'validation_error', code: 'incomplete_number' })
    const number = shop.frame.getByLabel('Card number')
    expect(await number.getAttribute('aria-invalid')).toBe('true')
    await shop.type('4242424242424241')
    expect((await shop.pay(secret)).submitted).toMatchObject({ code: 'invalid_number' })
    await shop.type('4539578763621486')
    expect((await shop.pay(secret)).submitted?.message).toContain('Never type a real card number')
    await shop.type('4242424242424242', '12 / 20')
    expect((await shop.pay(secret)).submitted).toMatchObject({ code: 'invalid_expiry_year_past' })
    await shop.type('4242424242424242', '12 / 34', '12')
    expect((await shop.pay(secret)).submitted).toMatchObject({ code: 'incomplete_cvc' })
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toEqual([])
  })

  simulatorTest('tells the page what happens in it, but never what is typed', async () => {
    await opened({ elements: { ...ELEMENTS, locale: 'en' } })
    await shop.type('4242424242424242')
    const told = await shop.told()
    const names = told.map(({ name }) => name)
    expect(names.slice(0, 3)).toEqual(['loaderstart', 'ready', 'availablepaymentmethodschange'])
    expect(names).toContain('focus')
    expect(told.find(({ name }) => name === 'carddetailschange')?.event).toEqual({
      elementType: 'payment',
      loading: false,
      details: { brands: ['visa'], funding: null },
    })
    const changes = told.filter(({ name }) => name === 'change').map(({ event }) => event)
    expect(changes.at(-1)).toMatchObject({
      elementType: 'payment',
      empty: false,
      complete: true,
      collapsed: false,
      value: { type: 'card' },
    })
    expect(JSON.stringify(told)).not.toContain('4242')
    expect(
      await shop.page.locator('#card iframe').evaluate((frame: HTMLIFrameElement) => frame.contentDocument),
    ).toBeNull()
  })

  simulatorTest('is used by keyboard alone', async () => {
    const { secret } = await opened()
    await shop.frame.getByLabel('Card number').focus()
    await shop.page.keyboard.type('4242424242424242')
    await shop.page.keyboard.type('1234')
    await shop.page.keyboard.type('123')
    expect((await shop.pay(secret)).paymentIntent?.status).toBe('succeeded')
  })

  simulatorTest('has nothing that a screen reader would stumble over', async () => {
    await opened()
    await shop.pay('pi_1_secret_1')
    const { violations } = await new AxeBuilder({ page: shop.page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })

  simulatorTest('speaks Ukrainian on a Ukrainian page', async () => {
    const { secret } = await opened({ lang: 'uk' })
    await shop.frame.getByLabel('Номер картки').fill('4000000000009995')
    await shop.frame.getByLabel('Термін дії').fill('12 / 34')
    await shop.frame.getByLabel('Код безпеки').fill('123')
    expect((await shop.pay(secret)).error?.message).toBe('На картці недостатньо коштів.')
  })

  simulatorTest('pays with what was typed also an intent that was made after it was opened', async () => {
    const { stripe } = await opened({ elements: { ...ELEMENTS, captureMethod: 'manual' } })
    await shop.type('4242424242424242')
    const held = await stripe.paymentIntents.create({ ...ORDER, capture_method: 'manual' })
    expect((await shop.pay(String(held.client_secret))).paymentIntent?.status).toBe('requires_capture')
  })

  simulatorTest('tells a page that its intent is over', async () => {
    const account = await freshAccount()
    const intent = await account.stripe.paymentIntents.create(ORDER)
    await account.stripe.paymentIntents.cancel(intent.id)
    await shop.open({ key: account.keys.publishableKey, elements: { clientSecret: intent.client_secret } })
    await expect.poll(async () => (await shop.told()).map(({ name }) => name), PATIENT).toContain('loaderror')
  })

  simulatorTest('does not pay an intent of another currency than it was told', async () => {
    const { stripe } = await opened()
    await shop.type('4242424242424242')
    const other = await stripe.paymentIntents.create({ ...ORDER, currency: 'eur' })
    expect((await shop.pay(String(other.client_secret))).error?.message).toContain('`currency`')
  })

  simulatorTest('does not hold what it was not told to hold', async () => {
    const { secret } = await opened({ order: { capture_method: 'manual' } })
    await shop.type('4242424242424242')
    expect((await shop.pay(secret)).error?.message).toContain('`captureMethod`')
  })
})

describe('3-D Secure', () => {
  const bank = (name: string) => shop.page.locator('dialog iframe').contentFrame().getByRole('button', { name })

  simulatorTest.each([
    ['Complete', 'succeeded'],
    ['Fail', undefined],
    ['Cancel', undefined],
  ])('opens over the page and goes on after “%s”', async (button, status) => {
    const { secret } = await opened()
    await shop.type('4000000000003220')
    const paying = shop.pay(secret)
    await bank(button).click()
    const outcome = await paying
    expect(outcome.paymentIntent?.status).toBe(status)
    if (!status) expect(outcome.error?.code).toBe('payment_intent_authentication_failure')
    expect(await shop.page.locator('dialog').count()).toBe(0)
  })

  simulatorTest('can be left by Escape, which is a no, and tried again', async () => {
    const { secret } = await opened()
    await shop.type('4000000000003220')
    const paying = shop.pay(secret)
    await bank('Complete').waitFor()
    await shop.page.keyboard.press('Escape')
    expect((await paying).error?.code).toBe('payment_intent_authentication_failure')
    const again = shop.pay(secret)
    await bank('Complete').click()
    expect((await again).paymentIntent?.status).toBe('succeeded')
  })

  simulatorTest('may come back with a decline', async () => {
    const { secret } = await opened()
    await shop.type('4000008400001629')
    const paying = shop.pay(secret)
    await bank('Complete').click()
    expect((await paying).error).toMatchObject({ type: 'card_error', code: 'card_declined' })
  })

  simulatorTest('leads to the bank and back where a server asked for it', async () => {
    const account = await freshAccount()
    const { next_action } = await account.stripe.paymentIntents.create({
      ...ORDER,
      payment_method: 'pm_card_threeDSecure2Required',
      confirm: true,
      return_url: `${shop.origin}/done?visit=7`,
    })
    await shop.page.goto(String(next_action?.redirect_to_url?.url))
    await shop.page.getByRole('button', { name: 'Complete' }).click()
    await shop.page.waitForURL(
      /\/done\?visit=7&payment_intent=pi_\w+&payment_intent_client_secret=\w+&redirect_status=succeeded/,
    )
  })
})

describe('a return address', () => {
  simulatorTest('is gone to after paying, with what the page there needs', async () => {
    const { secret, intent } = await opened()
    await shop.type('4242424242424242')
    const leaving = shop.page.waitForURL(/\/done\?/)
    void shop.pay(secret, { confirmParams: { return_url: `${shop.origin}/done?visit=7` } }).catch(() => undefined)
    await leaving
    const { searchParams } = new URL(shop.page.url())
    expect(Object.fromEntries(searchParams)).toEqual({
      visit: '7',
      payment_intent: intent.id,
      payment_intent_client_secret: secret,
      redirect_status: 'succeeded',
    })
  })

  simulatorTest('is not gone to when the card was declined', async () => {
    const { secret } = await opened()
    await shop.type('4000000000000002')
    const outcome = await shop.pay(secret, { confirmParams: { return_url: `${shop.origin}/done` } })
    expect(outcome.error?.code).toBe('card_declined')
    expect(shop.page.url()).not.toContain('/done')
  })
})
