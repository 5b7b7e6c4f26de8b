import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { readStripeSetup } from '#lib/flows/settings/read-stripe-setup.ts'
import { aSalon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

test('a salon that has connected nothing is told so, and Stripe is not asked', async () => {
  const salon = await aSalon()
  await database().stripeAccount.updateMany({
    where: { branchId: salon.branchId },
    data: { disconnectedAt: new Date() },
  })
  expect(await readStripeSetup(salon.owner)).toMatchObject({ settings: null, setup: { hasKeys: false }, state: null })
})

test('a key that was revoked is a state, not a breakdown', async () => {
  const salon = await aSalon()
  await control('/keys/revoke', { key: salon.stripe.secretKey })
  const { setup, state } = await readStripeSetup(salon.owner)
  expect(setup.endpoint).toBe('unknown_to_stripe')
  expect(state).toEqual({ ok: false, fault: 'unknown_to_stripe' })
})

test('of the keys nothing secret comes out', async () => {
  const salon = await aSalon()
  const { settings } = await readStripeSetup(salon.owner)
  expect(JSON.stringify(settings)).not.toContain(salon.stripe.secretKey)
  expect(settings?.secretKeyHint).toBe(salon.stripe.secretKey.slice(-4))
})
