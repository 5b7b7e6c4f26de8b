import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { getEndedMoney } from '#lib/db/visits/visit-endings.ts'
import { resolveNotice } from '#lib/flows/notices/resolve-notice.ts'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { quoteCancellation } from '#lib/flows/visits/quote-cancellation.ts'
import { money } from '#lib/money/money.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import {
  aChargedPayment,
  aHeldPayment,
  aPaidPayment,
  jobsWaiting,
  noticesOf,
  paymentOfVisit,
} from '#tests/support/payments.ts'
import { aSalon, bookingOf, type Salon, visitOf } from '#tests/support/salon.ts'
import { control, failRefund, openDispute, settle } from '#tests/support/stripe.ts'

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
  expect(await cancel(salon, paid.visitId)).toEqual({ ok: true, fee: eur(0), returned: eur(5000), atDesk: eur(0) })
  expect((await paymentOfVisit(salon, paid.visitId)).refunds).toEqual([])
})

test.each([
  ['in time', false, 5000, 0],
  ['in time, of a part', false, 3000, 0],
  ['late', true, 5000, 2500],
  ['late, of a part', true, 3000, 1500],
])(
  'a capture that lands after a visit was cancelled %s leaves the fee of it and no more',
  async (_, isLate, sum, fee) => {
    const salon = await aSalon()
    const { visitId, paymentId } = await aHeldPayment(salon)
    if (isLate) await makeLate(salon, visitId)
    expect(await captureHold(salon.owner, { paymentId, amountMinor: sum })).toMatchObject({ ok: true })
    const quote = await quoteCancellation(salon.form, visitId)
    const ended = { ok: true, fee: eur(fee), returned: eur(sum - fee), atDesk: eur(0) }
    expect(await cancel(salon, visitId)).toEqual(ended)
    expect({ ok: true, ...quote }).toEqual(ended)
    const told = { fee: eur(fee), returned: eur(sum - fee), released: eur(5000 - sum), atDesk: eur(0) }
    expect(await getEndedMoney(salon.form, visitId)).toEqual(told)

    await keepPromises(salon)
    expect(await paymentOfVisit(salon, visitId)).toMatchObject({
      source: isLate ? 'fee' : 'form',
      refunds: [{ amountMinor: BigInt(sum - fee), state: 'requested', reason: 'requested_by_client' }],
    })
    expect(await noticesOf(salon)).toEqual(['rest_returned'])
    await keepPromises(salon)
    await syncPayment(salon.form, paymentId)
    expect((await paymentOfVisit(salon, visitId)).refunds).toMatchObject([{ state: 'succeeded' }])
    expect(await visitOf(salon, visitId)).toMatchObject({
      feeMinor: BigInt(fee),
      paymentState: isLate ? 'partly_refunded' : 'refunded',
    })
    expect(await getEndedMoney(salon.form, visitId)).toEqual(told)
    expect(await lettersWaiting(salon, visitId)).toEqual(['visit_booked', 'visit_canceled', 'refund_started'])
  },
)

test.each([
  ['win', 'in time', false, 2000, 0, [5000]],
  ['lose', 'in time', false, 2000, 0, [3000]],
  ['win', 'late', true, 2000, 2500, [2500]],
  ['lose', 'late', true, 2000, 2500, [500]],
  ['win', 'in time', false, 5000, 0, [5000]],
  ['win', 'late', true, 5000, 2500, [2500]],
  ['lose', 'late', true, 5000, 2500, []],
] as const)(
  'when the salon has come to %s a dispute, what is above the fee of a visit cancelled %s goes back',
  async (end, _, isLate, disputed, fee, returned) => {
    const salon = await aSalon()
    const paid = await aPaidPayment(salon)
    if (isLate) await makeLate(salon, paid.visitId)
    await openDispute(salon.stripe, paid.paymentIntentId, { amount: disputed })
    await syncPayment(salon.form, paid.paymentId)
    expect(await cancel(salon, paid.visitId)).toMatchObject({ fee: eur(fee), returned: eur(5000 - fee) })
    await syncPayment(salon.form, paid.paymentId)
    expect((await paymentOfVisit(salon, paid.visitId)).refunds).toEqual([])

    const [dispute] = (await salon.stripe.sdk.disputes.list({ payment_intent: paid.paymentIntentId })).data
    await control(`/disputes/${dispute?.id}/${end}`, {})
    for (const _ of [1, 2]) await syncPayment(salon.form, paid.paymentId)
    const { refunds } = await paymentOfVisit(salon, paid.visitId)
    expect(refunds.map(({ amountMinor }) => Number(amountMinor))).toEqual(returned)
    expect(await noticesOf(salon)).toEqual(['dispute_opened', ...returned.map(() => 'rest_returned')])
  },
)

test('what comes after a visit was cancelled goes back once its bank allows it, all of it', async () => {
  const salon = await aSalon()
  const charged = await aChargedPayment(salon)
  const where = { branchId_id: { branchId: salon.branchId, id: charged.visitId } }
  await database().visit.update({ where, data: { state: 'booked' } })
  await cancel(salon, charged.visitId)
  await openDispute(salon.stripe, charged.paymentIntentId, { amount: 2000 })
  await syncPayment(salon.form, charged.paymentId)
  expect((await paymentOfVisit(salon, charged.visitId)).refunds).toEqual([])
  const [dispute] = (await salon.stripe.sdk.disputes.list({ payment_intent: charged.paymentIntentId })).data
  await control(`/disputes/${dispute?.id}/win`, {})
  await syncPayment(salon.form, charged.paymentId)
  expect((await paymentOfVisit(salon, charged.visitId)).refunds).toMatchObject([{ amountMinor: 5000n }])
})

test('money that a failed refund has brought back is left to staff, also when they have seen to it', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aPaidPayment(salon)
  await cancel(salon, visitId)
  await keepPromises(salon)
  const { refunds } = await paymentOfVisit(salon, visitId)
  await failRefund(refunds[0]?.stripeRefundId ?? '')
  await syncPayment(salon.form, paymentId)
  const { id: noticeId } = await database().notice.findFirstOrThrow({ where: { branchId: salon.branchId } })
  await resolveNotice(salon.owner, { noticeId })
  await settle(salon.stripe, (await paymentOfVisit(salon, visitId)).stripePaymentIntentId ?? '')
  await syncPayment(salon.form, paymentId)
  expect((await paymentOfVisit(salon, visitId)).refunds).toMatchObject([{ state: 'failed' }])
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
