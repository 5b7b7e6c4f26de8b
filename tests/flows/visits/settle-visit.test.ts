import { expect, test } from 'vitest'
import { inTransaction } from '#lib/db/client.ts'
import { saveVisitState } from '#lib/db/visits/visits.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aChargedPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, bookingOf, letHoldRunOut, type Salon, visitOf } from '#tests/support/salon.ts'
import { failRefund, openDispute } from '#tests/support/stripe.ts'

const stranger = { name: 'Bohdan', phone: '+4915187654321', email: 'bohdan@example.com' }

async function expire(salon: Salon, visitId: string): Promise<void> {
  await letHoldRunOut(salon, visitId)
  await inTransaction((tx) => saveVisitState(tx, salon.form, { id: visitId, state: 'expired' }))
}

test('a hold that has run out but was not released yet is booked by its payment', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aChargedPayment(salon)
  await letHoldRunOut(salon, visitId)
  await syncPayment(salon.form, paymentId)
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
})

test('a payment that its bank disputes before it was heard of books the visit all the same, and is not made twice', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aChargedPayment(salon)
  await openDispute(salon.stripe, paymentIntentId)
  await syncPayment(salon.form, paymentId)
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
  expect(await startPayment(salon.form, { visitId, choice: 'required' })).toMatchObject({
    ...{ ok: false, refusal: 'visit_not_payable' },
  })
})

test('a payment that arrives after its hold takes the time again if it is free', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aChargedPayment(salon)
  await expire(salon, visitId)
  expect((await visitOf(salon, visitId)).appointments).toMatchObject([{ live: false }])
  await syncPayment(salon.form, paymentId)
  const visit = await visitOf(salon, visitId)
  expect(visit).toMatchObject({ state: 'booked', paymentState: 'paid', appointments: [{ live: true }] })
  expect(await bookVisit(salon.form, bookingOf(salon, { contact: stranger }))).toMatchObject({ ok: false })
})

test('if somebody else has the time, all of the money goes back at once and the client is told', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aChargedPayment(salon)
  await expire(salon, visitId)
  expect(await bookVisit(salon.form, bookingOf(salon, { contact: stranger }))).toMatchObject({ ok: true })
  await syncPayment(salon.form, paymentId)

  const [job] = await jobsWaiting(salon, 'send-refund')
  await sendRefund(salon.form, job?.refundId ?? '')
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({
    state: 'refunded',
    refunds: [{ amountMinor: 5000n, reason: 'late_payment', state: 'succeeded' }],
  })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired', paymentState: 'refunded' })
  expect(await lettersWaiting(salon, visitId)).toEqual(['late_payment_returned'])
})

test('the money goes back once, however often the payment is asked about', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aChargedPayment(salon)
  await expire(salon, visitId)
  await bookVisit(salon.form, bookingOf(salon, { contact: stranger }))
  await syncPayment(salon.form, paymentId)
  await syncPayment(salon.form, paymentId)
  expect((await paymentOfVisit(salon, visitId)).refunds).toHaveLength(1)
})

async function aLatePayment(salon: Salon) {
  const charged = await aChargedPayment(salon)
  await expire(salon, charged.visitId)
  await bookVisit(salon.form, bookingOf(salon, { contact: stranger }))
  return charged
}

test('while the bank decides about a late payment, its return is not promised again and again', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aLatePayment(salon)
  await openDispute(salon.stripe, paymentIntentId, { amount: 2000 })
  for (const _ of [1, 2, 3]) await syncPayment(salon.form, paymentId)
  expect((await paymentOfVisit(salon, visitId)).refunds).toEqual([])
})

test('a late payment whose return has failed is left to staff, and its client is told once of each', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aLatePayment(salon)
  await syncPayment(salon.form, paymentId)
  const [job] = await jobsWaiting(salon, 'send-refund')
  await sendRefund(salon.form, job?.refundId ?? '')
  const { refunds } = await paymentOfVisit(salon, visitId)
  await failRefund(refunds[0]?.stripeRefundId ?? '')
  for (const _ of [1, 2]) await syncPayment(salon.form, paymentId)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid', refunds: [{ state: 'failed' }] })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired' })
  expect(await lettersWaiting(salon, visitId)).toEqual([
    'late_payment_returned',
    'refund_failed',
    'refund_failed_staff',
  ])
})
