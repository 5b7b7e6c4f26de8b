import { describe, expect } from 'vitest'
import { freshAccount, simulatorOrigin, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

/** Confirms as Stripe.js does, with the number that somebody has typed. */
async function paidBy(number: string) {
  const { stripe, currency, keys } = await freshAccount()
  const order = { amount: 5000, currency, allowed_payment_method_types: ['card' as const] }
  const intent = await stripe.paymentIntents.create({ ...order, metadata: { secret: 'of the server' } })
  const body = new URLSearchParams({
    client_secret: String(intent.client_secret),
    use_stripe_sdk: 'true',
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': number,
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': '2034',
    'payment_method_data[card][cvc]': '123',
  })
  const headers = { authorization: `Bearer ${keys.publishableKey}` }
  const path = `${simulatorOrigin()}/v1/payment_intents/${intent.id}/confirm`
  const response = await fetch(path, { method: 'POST', headers, body })
  return response.json()
}

// https://docs.stripe.com/testing
describe('a typed card', () => {
  simulatorTest.each([
    ...['4242424242424242', '4000056655665556', '5555555555554444', '2223003122003222', '378282246310005'],
    ...['6011111111111117', '3056930009020004', '3566002020360505', '6200000000000005', '4000002760000016'],
    ...['4000008260000000', '4000003800000446', '4000000000000259', '4000000000002685', '4000000000001976'],
    ...['4000000000005423', '4000000404000079', '4000000000007726', '4000000000005126', '4000000000000077'],
    '4000000000003055',
  ])('%s is paid with, unless its bank asks', async (number) => {
    const intent = await paidBy(number)
    // This one wants its owner whenever they are there.
    expect(intent.status).toBe(number === '4000003800000446' ? 'requires_action' : 'succeeded')
    expect(JSON.stringify(intent)).not.toContain('of the server')
  })

  simulatorTest.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000009987', 'card_declined', 'lost_card'],
    ['4000000000009979', 'card_declined', 'stolen_card'],
    ['4000000000000069', 'expired_card', 'expired_card'],
    ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc'],
    ['4000000000000119', 'processing_error', 'processing_error'],
    ['4000000000006975', 'card_declined', 'card_velocity_exceeded'],
    ['4000000000000341', 'card_declined', 'generic_decline'],
    ['4000008400001280', 'card_declined', 'generic_decline'],
    ['4100000000000019', 'card_declined', 'fraudulent'],
  ])('%s is declined with %s, %s', async (number, code, declineCode) => {
    const { error } = await paidBy(number)
    expect(error).toMatchObject({ type: 'card_error', code, decline_code: declineCode })
    expect(error.payment_intent).toMatchObject({ status: 'requires_payment_method' })
    expect(JSON.stringify(error)).not.toContain('of the server')
  })

  simulatorTest.each([
    '4000002500003155',
    '4000002760003184',
    '4000008260003178',
    '4000000000003220',
    '4000008400001629',
  ])('%s asks for its owner', async (number) => {
    const intent = await paidBy(number)
    expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } })
  })

  simulatorTest('4242424242424241 is not one', async () => {
    expect((await paidBy('4242424242424241')).error).toMatchObject({ code: 'incorrect_number', param: 'number' })
  })
})
