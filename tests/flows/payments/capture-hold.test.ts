import { expect, test } from 'vitest'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { releaseHold } from '#lib/flows/payments/release-hold.ts'
import { aHeldPayment, aPaidPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, visitOf } from '#tests/support/salon.ts'

test('a hold is no payment yet, but the visit is booked', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldPayment(salon)
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'held' })
  const payment = await paymentOfVisit(salon, visitId)
  expect(payment).toMatchObject({ state: 'held', captureMode: 'hold' })
  expect(payment.captureBefore?.getTime()).toBeGreaterThan(Date.now())
})

test('asking to capture is a promise with a job that keeps it', async () => {
  const salon = await aSalon()
  const { paymentId } = await aHeldPayment(salon)
  const outcome = await captureHold(salon.owner, { paymentId, amountMinor: 3000 })
  if (!outcome.ok) throw new Error(outcome.refusal)
  const { holdOrderId } = outcome
  expect(await jobsWaiting(salon, 'send-hold-order')).toEqual([{ branchId: salon.branchId, holdOrderId }])
})

test('of all who capture or let go at once, one is heard', async () => {
  const salon = await aSalon()
  const { paymentId } = await aHeldPayment(salon)
  const outcomes = await Promise.all([
    captureHold(salon.owner, { paymentId, amountMinor: 5000 }),
    captureHold(salon.owner, { paymentId, amountMinor: 100 }),
    releaseHold(salon.owner, { paymentId }),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toMatchObject([
    { refusal: 'hold_already_decided' },
    { refusal: 'hold_already_decided' },
  ])
})

test('what was charged at once cannot be captured, and of another salon there is nothing', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { paymentId } = await aPaidPayment(salon)
  const asked = { paymentId, amountMinor: 5000 }
  expect(await captureHold(salon.owner, asked)).toEqual({ ok: false, refusal: 'payment_not_held' })
  expect(await captureHold(other.owner, asked)).toEqual({ ok: false, refusal: 'payment_not_found' })
})
