import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { connectStripe } from '#lib/flows/settings/connect-stripe.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { addSimulatedAccount, control, type TestStripe } from '#tests/support/stripe.ts'

const german = () => addSimulatedAccount({ country: 'DE', currency: 'eur' })
const keysOf = (account: TestStripe, changes: Record<string, string | boolean> = {}) => ({
  ...{ publishableKey: account.publishableKey, secretKey: account.secretKey, signingSecret: '' },
  ...{ isOtherAccountMeant: true, ...changes },
})
const connected = (salon: Salon) =>
  database().stripeAccount.findFirstOrThrow({ where: { branchId: salon.branchId, disconnectedAt: null } })

test('keys that Stripe confirms are saved, sealed, with what Stripe says of the account', async () => {
  const salon = await aSalon()
  const account = await german()
  expect(await connectStripe(salon.owner, keysOf(account))).toMatchObject({ ok: true })
  const saved = await connected(salon)
  expect(saved).toMatchObject({ stripeId: account.id, livemode: false, country: 'DE', defaultCurrency: 'EUR' })
  expect(Buffer.from(saved.secretKey).toString('latin1')).not.toContain(account.secretKey)
  const audit = await database().auditEntry.findFirstOrThrow({ where: { subjectId: saved.id } })
  expect(audit.action).toBe('stripe.keys_saved')
  expect(JSON.stringify(audit.details)).not.toContain(account.secretKey)
})

test('the key check leaves nothing behind that could be paid', async () => {
  const salon = await aSalon()
  const account = await german()
  await connectStripe(salon.owner, keysOf(account))
  const { data } = await account.sdk.paymentIntents.list()
  expect(data.map(({ status }) => status)).toEqual(['canceled'])
})

test.each([
  ['a key that Stripe does not know', { secretKey: 'sk_test_unknown_to_stripe' }, { secretKey: 'unknown_to_stripe' }],
  [
    'a publishable key of nobody',
    { publishableKey: 'pk_test_unknown_to_stripe' },
    { publishableKey: 'of_another_account' },
  ],
  ['no key at all', { secretKey: '' }, { secretKey: 'missing' }],
  ['keys of two modes', { publishableKey: 'pk_live_0123456789' }, { secretKey: 'other_mode' }],
  ['half a signing secret', { signingSecret: 'whsec_1' }, { signingSecret: 'malformed' }],
] as const)('%s is told beside its field, and nothing is saved', async (_, changes, faults) => {
  const salon = await aSalon()
  const outcome = await connectStripe(salon.owner, keysOf(await german(), changes))
  expect(outcome).toEqual({ ok: false, refusal: 'keys_wrong', faults })
  expect(await connected(salon)).toMatchObject({ stripeId: salon.stripe.id })
})

test('the publishable key of another account is noticed', async () => {
  const salon = await aSalon()
  const [account, other] = [await german(), await german()]
  const outcome = await connectStripe(salon.owner, keysOf(account, { publishableKey: other.publishableKey }))
  expect(outcome).toMatchObject({ faults: { publishableKey: 'of_another_account' } })
})

test.each([
  ['has no name', { name: null }, 'account_name_missing'],
  ['may not take payments', { chargesEnabled: false }, 'charges_disabled'],
  ['is not paid out', { payoutsEnabled: false }, 'payouts_disabled'],
] as const)('an account that %s is refused with the reason', async (_, wishes, fault) => {
  const salon = await aSalon()
  const account = (await control('/accounts', { country: 'DE', currency: 'eur', ...wishes })) as TestStripe
  const outcome = await connectStripe(salon.owner, keysOf(account))
  expect(outcome).toMatchObject({ refusal: 'keys_wrong', faults: { secretKey: fault } })
})

test('Stripe not answering is told beside the key, and nothing is saved', async () => {
  const salon = await aSalon()
  const account = await german()
  await control('/troubles', { kind: 'error', times: 9, account: account.id, method: 'GET', path: '/v1/account' })
  const outcome = await connectStripe(salon.owner, keysOf(account))
  expect(outcome).toMatchObject({ refusal: 'keys_wrong', faults: { secretKey: 'unreachable' } })
  expect(await connected(salon)).toMatchObject({ stripeId: salon.stripe.id })
})

test('a restricted key needs all of its rights', async () => {
  const salon = await aSalon()
  const account = await german()
  const keyWith = async (permissions?: object) => {
    const made = (await control('/keys', { account: account.id, ...(permissions && { permissions }) })) as {
      id: string
    }
    return connectStripe(salon.owner, keysOf(account, { secretKey: made.id }))
  }
  expect(await keyWith({ account: 'read', payment_intent: 'write' })).toMatchObject({
    faults: { secretKey: 'permissions_missing' },
  })
  expect(await keyWith()).toMatchObject({ ok: true })
})

test('keys of another account than before are saved only when that is meant', async () => {
  const salon = await aSalon()
  const account = await german()
  const unaware = keysOf(account, { isOtherAccountMeant: false })
  expect(await connectStripe(salon.owner, unaware)).toMatchObject({ ok: false, refusal: 'account_is_another' })
  expect(await connected(salon)).toMatchObject({ stripeId: salon.stripe.id })
  expect(await connectStripe(salon.owner, keysOf(account))).toMatchObject({ ok: true })
})
