import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { getPaymentSwitches } from '#lib/db/payments/stripe-settings.ts'
import { makeWebhook } from '#lib/flows/settings/make-webhook.ts'
import { switchPayment } from '#lib/flows/settings/switch-payment.ts'
import { aSalon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

test('payment is switched on only when Stripe’s events reach us; the refusal says what is missing', async () => {
  const salon = await aSalon({ formPaymentEnabled: false })
  const on = () => switchPayment(salon.owner, { name: 'form', isOn: true })
  expect(await on()).toEqual({ ok: false, refusal: 'setup_incomplete', missing: 'webhook' })
  await makeWebhook(salon.owner)
  const [endpoint] = (await salon.stripe.sdk.webhookEndpoints.list()).data
  await salon.stripe.sdk.webhookEndpoints.update(endpoint?.id ?? '', { enabled_events: ['charge.succeeded'] })
  expect(await on()).toMatchObject({ missing: 'events' })
  await makeWebhook(salon.owner)
  expect(await on()).toEqual({ ok: true })
  expect(await getPaymentSwitches(database(), salon.owner)).toEqual({ form: true, link: false })
})

test('with a key that was revoked the refusal names the key, not the webhook', async () => {
  const salon = await aSalon({ formPaymentEnabled: false })
  await control('/keys/revoke', { key: salon.stripe.secretKey })
  const outcome = await switchPayment(salon.owner, { name: 'link', isOn: true })
  expect(outcome).toEqual({ ok: false, refusal: 'setup_incomplete', missing: 'key_unknown' })
})

test('it can always be switched off', async () => {
  const salon = await aSalon()
  expect(await switchPayment(salon.owner, { name: 'form', isOn: false })).toEqual({ ok: true })
  expect(await getPaymentSwitches(database(), salon.owner)).toEqual({ form: false, link: false })
})

test('the two switches do not know each other', async () => {
  const salon = await aSalon()
  await makeWebhook(salon.owner)
  await switchPayment(salon.owner, { name: 'link', isOn: true })
  expect(await getPaymentSwitches(database(), salon.owner)).toEqual({ form: true, link: true })
})
