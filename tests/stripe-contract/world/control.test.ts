import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { CONTROL_ROUTES } from '#sandbox/stripe/control/all-routes.ts'
import { pay } from '../support/paying.ts'
import { refusalOf } from '../support/refusal.ts'
import { control, freshAccount, simulatorOrigin, simulatorTest, withSimulator } from '../support/target.ts'

withSimulator()

const status = async (path: string, init: RequestInit) => (await fetch(`${simulatorOrigin()}${path}`, init)).status

describe('the control API', () => {
  simulatorTest('is written down, every call of it', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/stripe-simulator.md'), 'utf8').replaceAll(
      / +/g,
      ' ',
    )
    const missing = CONTROL_ROUTES.filter(
      ({ method, path, does }) => !page.includes(`| \`${method} ${path}\` | ${does} |`),
    )
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })

  simulatorTest('adds an account with keys of its own', async () => {
    const made = await control().post('/_sim/accounts', { country: 'JP', name: 'サロン', slug: 'my_salon_in_tokyo' })
    expect(made).toMatchObject({
      country: 'JP',
      currency: 'jpy',
      name: 'サロン',
      secretKey: 'sk_test_my_salon_in_tokyo',
      live: { publishableKey: 'pk_live_my_salon_in_tokyo' },
    })
    const { accounts } = await control().get('/_sim/accounts')
    expect(accounts.map(({ id }: { id: string }) => id)).toContain(made.id)
  })

  simulatorTest.each([
    ['/_sim/accounts', { country: 'XX' }],
    ['/_sim/accounts', { country: 'PL', colour: 'red' }],
    ['/_sim/accounts', { country: 'PL', slug: 'short' }],
    ['/_sim/accounts', { country: 'PL', permissions: { kitchen: 'write' } }],
    ['/_sim/charges/ch_missing/dispute', {}],
    ['/_sim/refunds/re_missing/fail', {}],
    ['/_sim/payouts/run', { account: 'acct_missing' }],
    ['/_sim/delivery_rules', { action: 'eat' }],
    ['/_sim/troubles', { kind: 'rate_limit', when: 'after' }],
    ['/_sim/snapshots/never/restore', {}],
    ['/_sim/clock', { advanceMs: -1 }],
    ['/_sim/clock', { advanceMs: 9_000_000_000_000_000 }],
    ['/_sim/nothing', {}],
  ])('says in plain words what is wrong with %s %o', async (path, body) => {
    await expect(control().post(path, body)).rejects.toThrow(/^4\d\d: .+/)
  })

  simulatorTest('is for this machine only, and not for other sites’ scripts', async () => {
    const method = 'POST'
    expect(await status('/_sim/reset', { method, headers: { origin: 'https://elsewhere.example' } })).toBe(403)
    expect(await status('/_sim/reset', { method, body: 'not JSON' })).toBe(400)
    expect(await status('/_sim/reset', { method, body: '[]' })).toBe(400)
    expect(await status('/_sim/settings', { method, body: JSON.stringify({ settleMs: 'x'.repeat(2_000_000) }) })).toBe(
      413,
    )
  })

  simulatorTest('keeps a moment under a name and goes back to it', async () => {
    const account = await freshAccount()
    const first = await pay(account)
    await control().post('/_sim/snapshots', { name: 'one payment' })
    await pay(account)
    await control().post('/_sim/snapshots/one%20payment/restore')
    expect((await account.stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([first.id])
    const again = await pay(account)
    expect((await account.stripe.charges.list()).data[0]?.payment_intent).toBe(again.id)
  })

  simulatorTest('revokes a key and makes another one', async () => {
    const { keys, withKey } = await freshAccount()
    await control().post('/_sim/keys/revoke', { key: keys.restrictedKey })
    expect(await refusalOf(withKey(keys.restrictedKey).balance.retrieve())).toMatchObject({ statusCode: 401 })
    const made = await control().post('/_sim/keys', { account: keys.id, permissions: { balance: 'read' } })
    await expect(withKey(made.id).balance.retrieve()).resolves.toMatchObject({ object: 'balance' })
    expect(await refusalOf(withKey(made.id).charges.list())).toMatchObject({ statusCode: 403 })
  })

  simulatorTest('tells all that an account has, and what its page shows', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    const truth = await control().get(`/_sim/truth?account=${account.keys.id}`)
    expect(truth.charges).toMatchObject([{ payment_intent: intent.id }])
    const overview = await control().get(`/_sim/overview?account=${account.keys.id}`)
    expect(overview.payments).toMatchObject([{ intent: { id: intent.id }, charges: [{ amount: 5000 }], refunds: [] }])
    expect(overview.events.map(({ type }: { type: string }) => type)).toContain('charge.succeeded')
  })

  simulatorTest('settles what waits for it, also without being told which', async () => {
    const account = await freshAccount()
    const intent = await pay(account)
    expect((await control().post('/_sim/settle')).settled).toBeGreaterThan(0)
    const charge = await account.stripe.charges.retrieve(String(intent.latest_charge))
    expect(charge.balance_transaction).toMatch(/^txn_/)
  })

  simulatorTest('forgets everything, but not what it was started with', async () => {
    const account = await freshAccount()
    await control().post('/_sim/settings', { settleMs: 7 })
    await control().post('/_sim/reset')
    expect(await refusalOf(account.stripe.balance.retrieve())).toMatchObject({ statusCode: 401 })
    expect((await control().get('/_sim/settings')).settleMs).toBe(1_000_000_000)
    expect((await control().get('/_sim/accounts')).accounts).toHaveLength(5)
  })
})
