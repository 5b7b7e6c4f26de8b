import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { followStripeEvent } from '#lib/flows/stripe-events/follow-stripe-event.ts'
import { reconcileAccount } from '#lib/flows/stripe-events/reconcile-account.ts'
import { aChargedPayment, aPaidPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('an event that no webhook brought is found in Stripe’s list and goes the usual way', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aChargedPayment(salon)
  expect(await reconcileAccount(salon.form, salon.stripeAccountId)).toBeGreaterThan(0)
  const { stripeAccountId } = salon
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toEqual([
    { branchId: salon.branchId, stripeAccountId, paymentIntentId },
  ])
  await followStripeEvent(salon.form, { stripeAccountId, paymentIntentId })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid' })
})

test('a refund made in Stripe’s dashboard is found though the payment was final', async () => {
  const salon = await aSalon()
  const { paymentIntentId } = await aPaidPayment(salon)
  await reconcileAccount(salon.form, salon.stripeAccountId)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId })
  expect(await reconcileAccount(salon.form, salon.stripeAccountId)).toBeGreaterThan(0)
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toHaveLength(1)
})

test('what is in the inbox already is not found again; each walk is written down, of quiet ones the last', async () => {
  const salon = await aSalon()
  await aChargedPayment(salon)
  const missed = await reconcileAccount(salon.form, salon.stripeAccountId)
  for (const _ of [1, 2, 3]) expect(await reconcileAccount(salon.form, salon.stripeAccountId)).toBe(0)
  const runs = await database().reconciliationRun.findMany({
    where: { branchId: salon.branchId },
    orderBy: { id: 'asc' },
  })
  expect(runs).toMatchObject([
    { kind: 'events', seen: missed, missed },
    { kind: 'events', seen: missed, missed: 0 },
  ])
})
