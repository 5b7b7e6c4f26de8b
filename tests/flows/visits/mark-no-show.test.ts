import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { markVisit } from '#lib/flows/journal/mark-visit.ts'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { markNoShow } from '#lib/flows/visits/mark-no-show.ts'
import { money } from '#lib/money/money.ts'
import { aHeldPayment, aPaidPayment, jobsWaiting, noticesOf, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, type Salon, visitOf } from '#tests/support/salon.ts'

const eur = (amountMinor: number) => money(amountMinor, 'EUR')

/** The visit began an hour ago, and the client agreed to pay a fixed fee for staying away. */
async function begin(salon: Salon, visitId: string): Promise<void> {
  await database().visit.update({
    where: { branchId_id: { branchId: salon.branchId, id: visitId } },
    data: {
      startsAt: new Date(Date.now() - 3_600_000),
      endsAt: new Date(),
      agreedTerms: { version: 1, freeHours: 24, fee: { kind: 'fixed', amountMinor: 2000 } },
    },
  })
}

test('who stays away pays as for a late cancellation: the fee is kept, the rest goes back', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  await begin(salon, visitId)
  expect(await markNoShow(salon.owner, { visitId, isFeeWaived: false })).toEqual({
    ok: true,
    fee: eur(2000),
    returned: eur(3000),
    atDesk: eur(0),
  })
  expect(await visitOf(salon, visitId)).toMatchObject({
    state: 'no_show',
    feeMinor: 2000n,
    appointments: [{ live: true }],
  })
  expect(await jobsWaiting(salon, 'send-refund')).toHaveLength(1)
})

test('of a hold the fee is captured', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldPayment(salon)
  await begin(salon, visitId)
  await markNoShow(salon.owner, { visitId, isFeeWaived: false })
  const order = await database().holdOrder.findFirstOrThrow({ where: { branchId: salon.branchId } })
  expect(order).toMatchObject({ kind: 'capture', amountMinor: 2000n })
})

test('of a capture that lands afterwards, the fee is kept and the rest goes back', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aHeldPayment(salon)
  await begin(salon, visitId)
  await captureHold(salon.owner, { paymentId, amountMinor: 4500 })
  const mark = await markNoShow(salon.owner, { visitId, isFeeWaived: false })
  expect(mark).toEqual({ ok: true, fee: eur(2000), returned: eur(2500), atDesk: eur(0) })
  const [order] = await jobsWaiting(salon, 'send-hold-order')
  await sendHoldOrder(salon.form, order?.holdOrderId ?? '')
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({
    ...{ state: 'paid', source: 'fee' },
    refunds: [{ amountMinor: 2500n, state: 'requested', reason: 'canceled_by_salon' }],
  })
  expect(await noticesOf(salon)).toEqual(['rest_returned'])
})

test('who comes after all keeps what was captured meanwhile', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aHeldPayment(salon)
  await begin(salon, visitId)
  await captureHold(salon.owner, { paymentId, amountMinor: 4500 })
  await markNoShow(salon.owner, { visitId, isFeeWaived: false })
  await markVisit(salon.owner, { visitId, mark: 'arrived' })
  const [order] = await jobsWaiting(salon, 'send-hold-order')
  await sendHoldOrder(salon.form, order?.holdOrderId ?? '')
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid', source: 'form', refunds: [] })
})

test('staff can waive the fee; nobody can miss what has not begun, twice, or in another salon', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { visitId } = await aPaidPayment(salon)
  const mark = (by: Salon) => markNoShow(by.owner, { visitId, isFeeWaived: true })
  expect(await mark(salon)).toEqual({ ok: false, refusal: 'visit_has_not_begun' })
  await begin(salon, visitId)
  expect(await mark(other)).toEqual({ ok: false, refusal: 'visit_not_found' })
  expect(await mark(salon)).toEqual({ ok: true, fee: eur(0), returned: eur(5000), atDesk: eur(0) })
  expect(await mark(salon)).toEqual({ ok: false, refusal: 'visit_not_missable' })
})
