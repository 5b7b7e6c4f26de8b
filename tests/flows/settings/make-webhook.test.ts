import { expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { connectStripeAccount } from '#lib/db/payments/stripe-accounts.ts'
import { makeWebhook } from '#lib/flows/settings/make-webhook.ts'
import { readStripeSetup } from '#lib/flows/settings/read-stripe-setup.ts'
import { webhookAddress } from '#lib/flows/settings/webhook-address.ts'
import { receiveStripeEvent } from '#lib/flows/stripe-events/receive-stripe-event.ts'
import { Secret } from '#lib/secret.ts'
import { EVENT_TYPES } from '#lib/stripe/event-types.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

test('one press sets up the webhook with all of its events', async () => {
  const salon = await aSalon()
  expect((await readStripeSetup(salon.owner)).setup.endpoint).toBeNull()
  expect(await makeWebhook(salon.owner)).toEqual({ ok: true })
  const { data } = await salon.stripe.sdk.webhookEndpoints.list()
  expect(data).toMatchObject([{ url: webhookAddress(), status: 'enabled', enabled_events: [...EVENT_TYPES] }])
  expect((await readStripeSetup(salon.owner)).setup.endpoint).toEqual({ isEnabled: true, missingEvents: [] })
})

test('made again, there is still one, and what the old one signed is good for a day', async () => {
  const salon = await aSalon()
  await makeWebhook(salon.owner)
  await makeWebhook(salon.owner)
  expect((await salon.stripe.sdk.webhookEndpoints.list()).data).toHaveLength(1)
  expect(await receiveStripeEvent(Buffer.from('{}'), 't=1,v1=00')).toBe('signature_malformed')
})

const PATH = '/v1/webhook_endpoints'

test.each([
  [
    'a key that was revoked',
    ({ stripe }: Salon) => control('/keys/revoke', { key: stripe.secretKey }),
    'stripe_key_unknown',
  ],
  [
    'Stripe that does not answer',
    ({ stripe }: Salon) =>
      control('/troubles', { kind: 'error', times: 9, account: stripe.id, method: 'GET', path: PATH }),
    'stripe_silent',
  ],
] as const)('with %s the button says so, and nothing has changed', async (_, happen, refusal) => {
  const salon = await aSalon()
  await happen(salon)
  expect(await makeWebhook(salon.owner)).toEqual({ ok: false, refusal })
  const changes = { branchId: salon.branchId, action: 'stripe.webhook_made' }
  expect(await database().auditEntry.count({ where: changes })).toBe(0)
})

test('with a restricted key that may not write webhooks the button says so', async () => {
  const salon = await aSalon()
  const { stripe } = salon
  const poor = (await control('/keys', { account: stripe.id, permissions: { webhook: 'read' } })) as {
    id: string
  }
  const { publishableKey } = stripe
  await inTransaction((tx) =>
    connectStripeAccount(tx, salon.owner, {
      ...{ stripeId: stripe.id, livemode: false, country: 'DE', defaultCurrency: 'EUR', displayName: 'Salon' },
      ...{ publishableKey, secretKey: new Secret(poor.id), signingSecret: null },
    }),
  )
  expect(await makeWebhook(salon.owner)).toEqual({ ok: false, refusal: 'stripe_key_too_weak' })
})
