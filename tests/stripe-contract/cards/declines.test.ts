import { describe, expect, test } from 'vitest'
import { eventOf, typesAbout } from '../support/happened.ts'
import { pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { freshAccount, withSimulator } from '../support/target.ts'

withSimulator()

describe('a declined card', () => {
  // https://docs.stripe.com/testing#declined-payments
  test.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
    ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
    ['pm_card_radarBlock', 'card_declined', undefined],
  ])('%s answers %s %s', async (payment_method, code, declineCode) => {
    const account = await freshAccount()
    const refusal = await refusalOf(pay(account, { payment_method }))
    expect(refusal).toMatchObject({ type: 'StripeCardError', statusCode: 402, code })
    if (declineCode) expect(refusal.decline_code).toBe(declineCode)
    expect(refusal.message).not.toBe('')
    const intent = await account.stripe.paymentIntents.retrieve(String(refusal.payment_intent?.id))
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { code, type: 'card_error', charge: intent.latest_charge },
    })
    const charge = await account.stripe.charges.retrieve(String(intent.latest_charge))
    expect(charge).toMatchObject({ status: 'failed', paid: false, captured: false, failure_code: code })
  })

  test('tells of each attempt, and the same intent takes another card', async () => {
    const account = await freshAccount()
    const { stripe } = account
    const first = await refusalOf(pay(account, { payment_method: 'pm_card_chargeDeclined' }))
    const id = String(first.payment_intent?.id)
    const again = stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_chargeDeclinedExpiredCard' })
    expect(await refusalOf(again)).toMatchObject({ code: 'expired_card' })
    const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
    const { data } = await stripe.charges.list({ payment_intent: id })
    expect(data.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'failed'])
    const types = await typesAbout(stripe, id, 'payment_intent.succeeded')
    expect(types.filter((type) => type === 'charge.failed')).toHaveLength(2)
    expect(types.filter((type) => type === 'payment_intent.payment_failed')).toHaveLength(2)
    const failed = await eventOf(stripe, String(data[2]?.id), 'charge.failed')
    expect(failed.data.object).toMatchObject({ outcome: { type: 'issuer_declined' } })
  })

  test('that Stripe itself has blocked never went to its bank', async () => {
    const account = await freshAccount()
    const refusal = await refusalOf(pay(account, { payment_method: 'pm_card_radarBlock' }))
    const charge = await account.stripe.charges.retrieve(String(refusal.charge))
    expect(charge.outcome).toMatchObject({ type: 'blocked', network_status: 'not_sent_to_network' })
  })
})
