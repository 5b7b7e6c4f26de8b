import { expect, test } from 'vitest'
import { followStripeEvent } from '#lib/flows/stripe-events/follow-stripe-event.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import { aChargedPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, letHoldRunOut, visitOf } from '#tests/support/salon.ts'

test('a payment whose webhook was lost is asked about all the same', async () => {
  const salon = await aSalon()
  const { visitId } = await aChargedPayment(salon)
  await syncOpenPayments()
  const [job] = await jobsWaiting(salon, 'handle-stripe-event')
  const { stripeAccountId = '', paymentIntentId = '' } = job ?? {}
  await followStripeEvent(salon.form, { stripeAccountId, paymentIntentId })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked' })
})

test('what is asked about already is not asked about twice', async () => {
  const salon = await aSalon()
  await aChargedPayment(salon)
  await syncOpenPayments()
  await syncOpenPayments()
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toHaveLength(1)
})

test('a hold whose own job was lost is ended all the same', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  await letHoldRunOut(salon, visitId)
  await syncOpenPayments()
  // One of them is the hold's own, which waits for the end of its fifteen minutes.
  expect(await jobsWaiting(salon, 'expire-hold')).toContainEqual({ branchId: salon.branchId, visitId })
})
