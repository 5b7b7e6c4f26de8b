import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { listOpenPromises, listWaitingSubjects } from '#lib/db/reconciliation/loose-ends.ts'
import { startOpenPayment } from '#lib/flows/intents/start-open-payment.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { followStripeEvent } from '#lib/flows/stripe-events/follow-stripe-event.ts'
import { reconcileAccount } from '#lib/flows/stripe-events/reconcile-account.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import { anOpenVisit } from '#tests/support/links.ts'
import { aChargedPayment, aPaidPayment, aStartedPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, letHoldRunOut, type Salon, visitOf } from '#tests/support/salon.ts'

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

test('an event whose job has given up is taken up again, though the payment was final', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aPaidPayment(salon)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId })
  await reconcileAccount(salon.form, salon.stripeAccountId)
  const { branchId, stripeAccountId } = salon
  await database().$executeRaw`delete from pgboss.job where data ->> 'branchId' = ${branchId}`
  await database().$executeRaw`update stripe_event set received_at = now() - interval '2 minutes'
    where branch_id = ${branchId}::uuid`
  await syncOpenPayments()
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toEqual([{ branchId, stripeAccountId, paymentIntentId }])
  await followStripeEvent(salon.form, { stripeAccountId, paymentIntentId })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'refunded' })
})

test('a client who pays the rest on the visit’s own page is left their hour', async () => {
  const salon = await aSalon({ service: { paymentStatus: 'not_available' } })
  const visitId = await anOpenVisit(salon)
  const order = { visitId, linkId: null, shownMinor: 5000, openedAt: new Date() }
  expect(await startOpenPayment(salon.form, order)).toMatchObject({ ok: true })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ source: 'form', state: 'awaiting' })
  await syncOpenPayments()
  expect(await jobsWaiting(salon, 'cancel-payment')).toEqual([])
})

test('a payment at booking whose visit is paid at the salon now is called off', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aStartedPayment(salon)
  await syncOpenPayments()
  expect(await jobsWaiting(salon, 'cancel-payment')).toEqual([])
  await database().visit.update({
    where: { branchId_id: { branchId: salon.branchId, id: visitId } },
    data: { state: 'booked' },
  })
  await syncOpenPayments()
  expect(await jobsWaiting(salon, 'cancel-payment')).toEqual([{ branchId: salon.branchId, paymentId }])
})

async function letEventsWait({ branchId, stripeAccountId }: Salon, paymentIntentIds: readonly string[]): Promise<void> {
  const receivedAt = new Date(Date.now() - 120_000)
  await database().stripeEvent.createMany({
    data: paymentIntentIds.map((paymentIntentId) => ({
      ...{ branchId, stripeAccountId, paymentIntentId, receivedAt, occurredAt: receivedAt },
      ...{ eventId: `evt_${paymentIntentId}`, type: 'payment_intent.succeeded', objectId: paymentIntentId },
    })),
  })
}

test('however many events wait behind a revoked key, another salon’s first is taken up before their second', async () => {
  const [revoked, other] = [await aSalon(), await aSalon()]
  await letEventsWait(revoked, ['pi_oldest', 'pi_second', 'pi_third'])
  await letEventsWait(other, ['pi_newest'])
  const waiting = (await listWaitingSubjects()).filter(({ branchId }) =>
    [revoked.branchId, other.branchId].includes(branchId),
  )
  expect(waiting.map(({ paymentIntentId }) => paymentIntentId)).toEqual([
    ...['pi_oldest', 'pi_newest'],
    ...['pi_second', 'pi_third'],
  ])
})

test('however many promises wait behind a revoked key, another salon’s first is kept before their second', async () => {
  const promises = async (salon: Salon, sums: readonly number[]) => {
    const { paymentId } = await aPaidPayment(salon)
    for (const amountMinor of sums) {
      await refundPayment(salon.owner, { paymentId, amountMinor, reason: 'requested_by_client' })
    }
    return (await database().refund.findMany({ where: { paymentId }, orderBy: { amountMinor: 'asc' } })).map(
      ({ id }) => id,
    )
  }
  const revoked = await promises(await aSalon(), [1000, 1001, 1002])
  const other = await promises(await aSalon(), [1000])
  const open = (await listOpenPromises()).refunds.map(({ refundId }) => refundId)
  expect(open.filter((id) => [...revoked, ...other].includes(id))).toEqual([revoked[0], ...other, ...revoked.slice(1)])
})
