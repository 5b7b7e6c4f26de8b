import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { readStripeSettingsPage } from '#lib/flows/settings/read-stripe-settings-page.ts'
import { receiveStripeEvent } from '#lib/flows/stripe-events/receive-stripe-event.ts'
import { reconcileAccount } from '#lib/flows/stripe-events/reconcile-account.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

const linesOf = async (salon: Salon) => (await readStripeSettingsPage(salon.owner)).health.map(({ line }) => line)

test('the page says what is missing and how Stripe pays out', async () => {
  const salon = await aSalon()
  const page = await readStripeSettingsPage(salon.owner)
  expect(page.eventTypes).toHaveLength(13)
  expect(page.payouts).toMatchObject({ isEnabled: true })
  expect(page.health.map(({ line }) => line)).toEqual([
    'endpoint_missing',
    'no_event_yet',
    'not_reconciled',
    'no_mail_yet',
  ])
})

test('a revoked key, and a walk of the reconciler, are seen', async () => {
  const salon = await aSalon()
  await reconcileAccount(salon.owner, salon.stripeAccountId)
  await control('/keys/revoke', { key: salon.stripe.secretKey })
  expect(await linesOf(salon)).toEqual(['key_unknown', 'no_event_yet', 'no_mail_yet', 'reconciled'])
})

test('what no webhook brought is told for a day, also after walks that found nothing', async () => {
  const salon = await aSalon()
  await aPaidPayment(salon)
  const missed = await reconcileAccount(salon.owner, salon.stripeAccountId)
  for (const _ of [1, 2]) await reconcileAccount(salon.owner, salon.stripeAccountId)
  const told = async () =>
    (await readStripeSettingsPage(salon.owner)).health.find(({ line }) => line === 'reconciled')?.count
  expect(missed).toBeGreaterThan(0)
  expect(await told()).toBe(missed)
  await database().$executeRaw`update reconciliation_run set started_at = started_at - interval '25 hours'
    where branch_id = ${salon.branchId}::uuid and missed > 0`
  expect(await told()).toBe(0)
})

test('a wrong signing secret is named as such', async () => {
  const salon = await aSalon()
  const { paymentIntentId } = await aPaidPayment(salon)
  const payload = `{"data":{"object":{"payment_intent": "${paymentIntentId}"}}}`
  const header = salon.stripe.sdk.webhooks.generateTestHeaderString({ payload, secret: 'whsec_wrong' })
  expect(await receiveStripeEvent(Buffer.from(payload), header)).toBe('signature_mismatch')
  expect(await linesOf(salon)).toContain('secret_wrong')
})

test('letters that came back are seen beside what is wrong at Stripe', async () => {
  const salon = await aSalon()
  await aPaidPayment(salon)
  await database().letter.updateMany({ where: { branchId: salon.branchId }, data: { state: 'bounced' } })
  expect(await linesOf(salon)).toContain('letters_bounced')
})
