import { expect, test } from 'vitest'
import { makeWebhook } from '#lib/flows/settings/make-webhook.ts'
import { readStripeSetup } from '#lib/flows/settings/read-stripe-setup.ts'
import { webhookAddress } from '#lib/flows/settings/webhook-address.ts'
import { receiveStripeEvent } from '#lib/flows/stripe-events/receive-stripe-event.ts'
import { EVENT_TYPES } from '#lib/stripe/event-types.ts'
import { aSalon } from '#tests/support/salon.ts'

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
