import { describe, expect, test } from 'vitest'
import { pay } from '../support/paying.ts'
import { freshAccount, withSimulator } from '../support/target.ts'

withSimulator()

describe('a card that is good', () => {
  // https://docs.stripe.com/testing#cards
  test.each([
    ['pm_card_visa', { brand: 'visa', last4: '4242', funding: 'credit', country: 'US' }],
    ['pm_card_visa_debit', { brand: 'visa', last4: '5556', funding: 'debit' }],
    ['pm_card_mastercard', { brand: 'mastercard', last4: '4444', funding: 'credit' }],
    ['pm_card_mastercard_debit', { brand: 'mastercard', funding: 'debit' }],
    ['pm_card_mastercard_prepaid', { brand: 'mastercard', last4: '5100', funding: 'prepaid' }],
    ['pm_card_amex', { brand: 'amex' }],
    ['pm_card_discover', { brand: 'discover' }],
    ['pm_card_diners', { brand: 'diners' }],
    ['pm_card_jcb', { brand: 'jcb' }],
    ['pm_card_unionpay', { brand: 'unionpay' }],
    ['pm_card_us', { country: 'US' }],
    ['pm_card_de', { country: 'DE' }],
    ['pm_card_gb', { country: 'GB' }],
    ['pm_card_pl', { country: 'PL' }],
    ['pm_card_jp', { country: 'JP' }],
    ['pm_card_mx', { country: 'MX' }],
  ])('%s is charged, and the charge says what it is', async (payment_method, card) => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method, expand: ['latest_charge', 'payment_method'] })
    expect(intent).toMatchObject({
      status: 'succeeded',
      latest_charge: { paid: true, outcome: { type: 'authorized' }, payment_method_details: { type: 'card', card } },
      payment_method: { card },
    })
  })

  test('may look risky and be taken all the same', async () => {
    const account = await freshAccount()
    const intent = await pay(account, { payment_method: 'pm_card_riskLevelElevated', expand: ['latest_charge'] })
    expect(intent.latest_charge).toMatchObject({ paid: true, outcome: { risk_level: 'elevated' } })
  })

  test('may bring its money at once', async () => {
    const account = await freshAccount()
    const intent = await pay(account, {
      payment_method: 'pm_card_bypassPending',
      capture_method: 'automatic',
      expand: ['latest_charge.balance_transaction'],
    })
    expect(intent.latest_charge).toMatchObject({ balance_transaction: { status: 'available' } })
  })
})
