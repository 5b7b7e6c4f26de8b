import { describe, expect, test } from 'vitest'
import { hold, pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

describe('an account', () => {
  test('is told by its key', async () => {
    const { stripe, country, currency, keys } = await freshAccount({ country: 'DE', name: 'Salon Berlin' })
    const account = await stripe.accounts.retrieve(keys.id)
    expect(account).toMatchObject({ id: keys.id, object: 'account', country, default_currency: currency })
    expect(await stripe.accounts.retrieveCurrent()).toEqual(account)
  })

  simulatorTest('says whether it can take and pay out money, and what it is called', async () => {
    const { stripe, keys } = await freshAccount({ name: null, chargesEnabled: false, payoutsEnabled: false })
    const account = await stripe.accounts.retrieve(keys.id)
    expect(account).toMatchObject({ charges_enabled: false, payouts_enabled: false })
    expect(account.settings?.dashboard.display_name).toBeNull()
    await control().post(`/_sim/accounts/${keys.id}`, { name: 'Salon', chargesEnabled: true })
    const changed = await stripe.accounts.retrieve(keys.id)
    expect(changed).toMatchObject({ charges_enabled: true, settings: { dashboard: { display_name: 'Salon' } } })
  })

  simulatorTest('sees nothing of another account', async () => {
    const [one, other] = [await freshAccount(), await freshAccount()]
    const intent = await pay(one)
    expect(await refusalOf(other.stripe.paymentIntents.retrieve(intent.id))).toMatchObject({ code: 'resource_missing' })
    expect((await other.stripe.charges.list()).data).toEqual([])
    expect((await other.stripe.events.list()).data).toEqual([])
    const foreign = await refusalOf(other.stripe.accounts.retrieve(one.keys.id))
    expect(foreign).toMatchObject({ type: 'StripePermissionError', statusCode: 403 })
  })

  simulatorTest('keeps test and live apart', async () => {
    const account = await freshAccount()
    const live = account.withKey(account.keys.live.secretKey)
    const intent = await pay({ stripe: live, currency: account.currency })
    expect(intent.livemode).toBe(true)
    const refusal = await refusalOf(account.stripe.paymentIntents.retrieve(intent.id))
    expect(refusal.message).toContain('a similar object exists in live mode, but a test mode key was used')
    expect((await account.stripe.events.list()).data).toEqual([])
    expect((await live.events.list()).data.every(({ livemode }) => livemode)).toBe(true)
  })

  simulatorTest('that cannot take money takes none in live mode', async () => {
    const account = await freshAccount({ chargesEnabled: false })
    const live = account.withKey(account.keys.live.secretKey)
    const refusal = await refusalOf(pay({ stripe: live, currency: account.currency }))
    expect(refusal.code).toBe('testmode_charges_only')
    expect((await pay(account)).status).toBe('succeeded')
  })
})

describe('a key', () => {
  test('that nobody gave out is refused', async () => {
    const { withKey } = await freshAccount()
    const refusal = await refusalOf(withKey('sk_test_nobodyEverGaveThisOut').accounts.retrieveCurrent())
    expect(refusal).toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 })
    expect(refusal.message).toContain('Invalid API Key provided: sk_test_')
    expect(refusal.message).not.toContain('nobodyEverGave')
  })

  simulatorTest('that was revoked answers 401 from then on', async () => {
    const { stripe, keys } = await freshAccount()
    await stripe.accounts.retrieveCurrent()
    await control().post('/_sim/keys/revoke', { key: keys.secretKey })
    const refusal = await refusalOf(stripe.accounts.retrieveCurrent())
    expect(refusal).toMatchObject({ statusCode: 401, code: 'api_key_expired' })
  })

  simulatorTest('that is missing is asked for', async () => {
    const response = await fetch(`${control().origin}/v1/account`)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
  })

  simulatorTest('may come as a user name too', async () => {
    const { keys } = await freshAccount()
    const authorization = `Basic ${Buffer.from(`${keys.secretKey}:`).toString('base64')}`
    const response = await fetch(`${control().origin}/v1/account`, { headers: { authorization } })
    expect(await response.json()).toMatchObject({ id: keys.id })
  })

  simulatorTest('that is publishable does what a browser does, and no more', async () => {
    const { stripe, keys, withKey } = await freshAccount()
    const browser = withKey(keys.publishableKey)
    expect(await refusalOf(browser.accounts.retrieveCurrent())).toMatchObject({
      statusCode: 401,
      code: 'secret_key_required',
    })
    const intent = await stripe.paymentIntents.create({ amount: 5000, currency: 'pln', metadata: { secret: 'yes' } })
    expect((await refusalOf(browser.paymentIntents.retrieve(intent.id))).param).toBe('client_secret')
    const wrong = { client_secret: `${intent.id}_secret_guessed` }
    expect((await refusalOf(browser.paymentIntents.retrieve(intent.id, wrong))).statusCode).toBe(400)
    const seen = await browser.paymentIntents.retrieve(intent.id, { client_secret: String(intent.client_secret) })
    expect(seen).toMatchObject({ id: intent.id, amount: 5000, status: 'requires_payment_method' })
    expect(seen).not.toHaveProperty('metadata')
    expect(seen).not.toHaveProperty('customer')
  })
})

describe('a restricted key', () => {
  simulatorTest('does what it was given and is refused the rest, with the name of what is missing', async () => {
    const account = await freshAccount({ permissions: { payment_intent: 'write', charge: 'read' } })
    const stripe = account.withKey(account.keys.restrictedKey)
    const intent = await hold({ stripe, currency: account.currency })
    expect(intent.status).toBe('requires_capture')
    expect((await stripe.charges.list()).data).toHaveLength(1)
    const refund = await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))
    expect(refund).toMatchObject({ type: 'StripePermissionError', statusCode: 403 })
    expect(refund.message).toContain('rak_charge_write')
    expect((await refusalOf(stripe.events.list())).message).toContain('rak_event_read')
    expect((await refusalOf(stripe.accounts.retrieveCurrent())).message).toContain('rak_account_read')
  })
})
