import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { getEndedMoney } from '#lib/db/visits/visit-endings.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { money } from '#lib/money/money.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aHeldPayment, aPaidPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, bookingOf, type Salon, visitOf } from '#tests/support/salon.ts'
import { openDispute } from '#tests/support/stripe.ts'

const eur = (amountMinor: number) => money(amountMinor, 'EUR')

/** The client agreed to pay half from now on. */
async function makeLate(salon: Salon, visitId: string): Promise<void> {
  const agreedTerms = { version: 1, freeHours: 720, fee: { kind: 'percent', percent: 50 } }
  await database().visit.update({
    where: { branchId_id: { branchId: salon.branchId, id: visitId } },
    data: { agreedTerms },
  })
}

async function keepPromises(salon: Salon): Promise<void> {
  for (const { refundId } of await jobsWaiting(salon, 'send-refund')) await sendRefund(salon.form, refundId ?? '')
  for (const { holdOrderId } of await jobsWaiting(salon, 'send-hold-order'))
    await sendHoldOrder(salon.form, holdOrderId ?? '')
}

const cancel = (salon: Salon, visitId: string) => cancelVisit(salon.form, { visitId, isFeeWaived: false })

test('in time all of the money goes back, the time is free again, and the client is written to', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  expect(await cancel(salon, visitId)).toEqual({ ok: true, fee: eur(0), returned: eur(5000), atDesk: eur(0) })
  await keepPromises(salon)
  expect(await visitOf(salon, visitId)).toMatchObject({
    ...{ state: 'canceled', paymentState: 'refunded', feeMinor: 0n },
    appointments: [{ live: false }],
  })
  expect(await lettersWaiting(salon, visitId)).toEqual(['visit_booked', 'visit_canceled'])
  expect(await bookVisit(salon.form, bookingOf(salon))).toMatchObject({ ok: true })
})

test('late, the fee that was agreed to stays and the rest goes back', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  await makeLate(salon, visitId)
  expect(await cancel(salon, visitId)).toEqual({ ok: true, fee: eur(2500), returned: eur(2500), atDesk: eur(0) })
  await keepPromises(salon)
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'partly_refunded', feeMinor: 2500n })
  expect(await getEndedMoney(salon.form, visitId)).toEqual({
    ...{ fee: eur(2500), returned: eur(2500), released: eur(0), atDesk: eur(0) },
  })
})

test('of a hold the fee is captured and the rest let go; in time all of it is let go', async () => {
  const salon = await aSalon()
  const late = await aHeldPayment(salon)
  await makeLate(salon, late.visitId)
  expect(await cancel(salon, late.visitId)).toEqual({ ok: true, fee: eur(2500), returned: eur(2500), atDesk: eur(0) })
  expect(await getEndedMoney(salon.form, late.visitId)).toEqual({
    fee: eur(2500),
    returned: eur(0),
    released: eur(2500),
    atDesk: eur(0),
  })
  await keepPromises(salon)
  expect(await paymentOfVisit(salon, late.visitId)).toMatchObject({ state: 'paid' })
  expect(await getEndedMoney(salon.form, late.visitId)).toEqual({
    fee: eur(2500),
    returned: eur(0),
    released: eur(2500),
    atDesk: eur(0),
  })

  const early = await aHeldPayment(salon)
  expect(await cancel(salon, early.visitId)).toEqual({ ok: true, fee: eur(0), returned: eur(5000), atDesk: eur(0) })
  await keepPromises(salon)
  expect(await paymentOfVisit(salon, early.visitId)).toMatchObject({ state: 'canceled' })
})

test('however often it is pressed, by whomever, the visit is cancelled once and the money goes back once', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  const byStaff = () => cancelVisit(salon.owner, { visitId, isFeeWaived: true })
  const outcomes = await Promise.all([cancel(salon, visitId), byStaff(), cancel(salon, visitId), byStaff()])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'visit_not_cancelable' })
  await keepPromises(salon)
  expect((await paymentOfVisit(salon, visitId)).refunds).toMatchObject([{ amountMinor: 5000n, state: 'succeeded' }])
})

test('staff can let the client off the fee, a client cannot', async () => {
  const salon = await aSalon()
  const first = await aPaidPayment(salon)
  await makeLate(salon, first.visitId)
  expect(await cancelVisit(salon.form, { visitId: first.visitId, isFeeWaived: true })).toMatchObject({ fee: eur(2500) })
  const second = await aPaidPayment(salon)
  await makeLate(salon, second.visitId)
  expect(await cancelVisit(salon.owner, { visitId: second.visitId, isFeeWaived: true })).toMatchObject({ fee: eur(0) })
  expect(await visitOf(salon, second.visitId)).toMatchObject({ feeWaived: true })
})

test('what is paid while the visit is being cancelled goes back', async () => {
  const salon = await aSalon({ service: { paymentStatus: 'available' } })
  const booked = await bookVisit(salon.form, bookingOf(salon))
  if (!booked.ok) throw new Error(booked.refusal)
  const { visitId } = booked
  await startPayment(salon.form, { visitId, choice: 'everything' })
  const { id: paymentId, stripePaymentIntentId } = await paymentOfVisit(salon, visitId)
  const where = { branchId_id: { branchId: salon.branchId, id: visitId } }
  await database().visit.update({ where, data: { state: 'booked' } })
  const pay = salon.stripe.sdk.paymentIntents.confirm(stripePaymentIntentId ?? '', {
    payment_method: 'pm_card_visa',
    return_url: 'http://localhost',
  })
  const [canceled] = await Promise.all([cancel(salon, visitId), pay])
  expect(canceled).toMatchObject({ ok: true })
  expect(await jobsWaiting(salon, 'cancel-payment')).toEqual([{ branchId: salon.branchId, paymentId }])
  await syncPayment(salon.form, paymentId)
  await keepPromises(salon)
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'canceled', paymentState: 'refunded' })
})

test('while the client’s bank decides, nothing is promised back', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  await openDispute(salon.stripe, paid.paymentIntentId)
  await syncPayment(salon.form, paid.paymentId)
  expect(await cancel(salon, paid.visitId)).toEqual({ ok: true, fee: eur(0), returned: eur(0), atDesk: eur(0) })
  expect((await paymentOfVisit(salon, paid.visitId)).refunds).toEqual([])
})

test('what has begun, has ended, or is another salon’s is not cancelled', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { visitId } = await aPaidPayment(salon)
  expect(await cancel(other, visitId)).toEqual({ ok: false, refusal: 'visit_not_found' })
  const where = { branchId_id: { branchId: salon.branchId, id: visitId } }
  const startsAt = new Date(Date.now() - 60_000)
  await database().visit.update({ where, data: { startsAt, endsAt: new Date() } })
  expect(await cancel(salon, visitId)).toEqual({ ok: false, refusal: 'visit_has_begun' })
  await database().visit.update({ where, data: { state: 'completed' } })
  expect(await cancel(salon, visitId)).toEqual({ ok: false, refusal: 'visit_not_cancelable' })
})
