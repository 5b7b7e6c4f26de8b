import type Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { eventsAbout, typesAbout } from '../support/happened.ts'
import { pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, type Target, withSimulator } from '../support/target.ts'

withSimulator()

const RETURN = { return_url: 'https://salon.example/done?visit=1' }

async function answered(
  { stripe }: Target,
  intent: Stripe.PaymentIntent,
  outcome: string,
): Promise<Stripe.PaymentIntent> {
  await control().post(`/_sim/payment_intents/${intent.id}/authenticate`, { outcome })
  return stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })
}

describe('a card whose bank asks its cardholder', () => {
  test.each([
    'pm_card_authenticationRequired',
    'pm_card_threeDSecure2Required',
    'pm_card_authenticationRequiredOnSetup',
  ])('%s waits for them, and there is no charge yet', async (payment_method) => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method, ...RETURN })
    expect(intent).toMatchObject({
      status: 'requires_action',
      latest_charge: null,
      next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: RETURN.return_url } },
    })
  })

  test('[inference] sends no charge event while 3-D Secure is needed', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method: 'pm_card_threeDSecure2Required', ...RETURN })
    const types = await typesAbout(account.stripe, intent.id, 'payment_intent.requires_action')
    expect(types.filter((type) => type.startsWith('charge.'))).toEqual([])
  })

  test('is declined instead where nobody is there to answer', async () => {
    const account = await freshAccount()
    const order = { payment_method: 'pm_card_authenticationRequired', ...RETURN }
    const unable = await refusalOf(pay(account, { ...order, error_on_requires_action: true }))
    expect(unable).toMatchObject({ statusCode: 402, code: 'authentication_required' })
  })

  test('is not asked where 3-D Secure is optional, but can be', async () => {
    const account = await freshAccount()
    const order = { payment_method: 'pm_card_threeDSecureOptional', ...RETURN }
    expect((await pay(account, order)).status).toBe('succeeded')
    const asked = { card: { request_three_d_secure: 'any' as const } }
    expect((await pay(account, { ...order, payment_method_options: asked })).status).toBe('requires_action')
  })

  simulatorTest('is charged when they agree, and the charge says so', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method: 'pm_card_threeDSecure2Required', ...RETURN })
    const paid = await answered(account, intent, 'succeeded')
    expect(paid).toMatchObject({
      status: 'succeeded',
      next_action: null,
      latest_charge: { payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } } },
    })
  })

  simulatorTest('[inference] leaves no charge and no charge event when they fail', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method: 'pm_card_threeDSecure2Required', ...RETURN })
    const failed = await answered(account, intent, 'failed')
    expect(failed).toMatchObject({
      status: 'requires_payment_method',
      latest_charge: null,
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    })
    const types = (await eventsAbout(account.stripe, intent.id)).map(({ type }) => type)
    expect(types).toContain('payment_intent.payment_failed')
    expect(types.filter((type) => type.startsWith('charge.'))).toEqual([])
  })

  simulatorTest.each([
    ['pm_card_threeDSecureRequiredChargeDeclined', 'generic_decline'],
    ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ])('%s is declined after they agreed', async (payment_method, decline_code) => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method, ...RETURN })
    const declined = await answered(account, intent, 'succeeded')
    expect(declined).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { decline_code },
      latest_charge: { status: 'failed' },
    })
  })

  simulatorTest('is held after they agreed, where money is only held', async () => {
    const account = await freshAccount()
    const order = { payment_method: 'pm_card_threeDSecure2Required', capture_method: 'manual' as const, ...RETURN }
    const held = await answered(account, await pay(account, order), 'succeeded')
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 5000 })
  })

  simulatorTest('cannot answer twice, nor about a payment that does not wait', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method: 'pm_card_threeDSecure2Required', ...RETURN })
    await answered(account, intent, 'succeeded')
    await expect(answered(account, intent, 'succeeded')).rejects.toThrow(/does not wait/)
  })
})
