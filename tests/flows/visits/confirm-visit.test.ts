import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { confirmVisit } from '#lib/flows/visits/confirm-visit.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { jobsWaiting } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, letHoldRunOut, visitOf } from '#tests/support/salon.ts'

const optional = { service: { paymentStatus: 'available' as const } }

test('where payment is the client’s choice, the visit is booked without it', async () => {
  const salon = await aSalon(optional)
  const { visitId } = await aHeldVisit(salon)
  expect(await confirmVisit(salon.form, { visitId })).toEqual({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'unpaid' })
  expect(await lettersWaiting(salon)).toEqual(['visit_booked'])
  expect(await jobsWaiting(salon, 'cancel-payment')).toEqual([])
})

test('a payment that was begun is ended', async () => {
  const salon = await aSalon(optional)
  const { visitId } = await aHeldVisit(salon)
  await startPayment(salon.form, { visitId, choice: 'everything' })
  await confirmVisit(salon.form, { visitId })
  expect(await jobsWaiting(salon, 'cancel-payment')).toHaveLength(1)
})

test('where payment is required, there is no booking without it', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  expect(await confirmVisit(salon.form, { visitId })).toEqual({ ok: false, refusal: 'payment_is_required' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'on_hold' })
})

test('where the salon can take no card any more, what was to be paid is booked to be paid there', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  const where = { branchId: salon.branchId }
  await database().stripeAccount.updateMany({ where, data: { disconnectedAt: new Date() } })
  expect(await confirmVisit(salon.form, { visitId })).toEqual({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'unpaid' })
})

test('after the hold, twice, and for another branch’s visit the answer is no', async () => {
  const salon = await aSalon(optional)
  const { visitId } = await aHeldVisit(salon)
  const other = await aSalon(optional)
  expect(await confirmVisit(other.form, { visitId })).toEqual({ ok: false, refusal: 'visit_not_found' })
  await letHoldRunOut(salon, visitId)
  expect(await confirmVisit(salon.form, { visitId })).toEqual({ ok: false, refusal: 'hold_is_over' })
  const again = await aHeldVisit(other)
  await confirmVisit(other.form, { visitId: again.visitId })
  expect(await confirmVisit(other.form, { visitId: again.visitId })).toEqual({
    ok: false,
    refusal: 'visit_not_payable',
  })
})
