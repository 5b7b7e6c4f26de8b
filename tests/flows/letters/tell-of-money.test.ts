import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { markNoShow } from '#lib/flows/visits/mark-no-show.ts'
import { aDisputedPayment } from '#tests/support/disputes.ts'
import { lettersOf, lettersWaiting } from '#tests/support/letters.ts'
import { aChargedPayment, aHeldPayment, aPaidPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { control, failRefund } from '#tests/support/stripe.ts'

const REST = ['visit_booked']

async function refund(salon: Salon, paymentId: string): Promise<string> {
  const outcome = await refundPayment(salon.owner, { paymentId, amountMinor: 5000, reason: 'canceled_by_salon' })
  if (!outcome.ok) throw new Error(outcome.refusal)
  await sendRefund(salon.owner, outcome.refundId)
  return outcome.refundId
}

async function sendRefunds(salon: Salon): Promise<void> {
  for (const { refundId = '' } of await jobsWaiting(salon, 'send-refund')) await sendRefund(salon.form, refundId)
}

test('a refund is told once Stripe has taken it on, and once, however often the payment is asked about', async () => {
  const salon = await aSalon()
  const { paymentId } = await aPaidPayment(salon)
  await refund(salon, paymentId)
  for (const _ of [1, 2]) await syncPayment(salon.form, paymentId)
  expect(await lettersWaiting(salon)).toEqual([...REST, 'refund_started'])
})

test('a refund made in Stripe’s own dashboard is told as well', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aPaidPayment(salon)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 1000 })
  await syncPayment(salon.form, paymentId)
  expect(await lettersWaiting(salon)).toEqual([...REST, 'refund_started'])
})

test('a refund that takes longer is told again when it has gone through', async () => {
  const salon = await aSalon()
  const { paymentId, visitId } = await aChargedPayment(salon, { card: 'pm_card_pendingRefund' })
  await syncPayment(salon.form, paymentId)
  await refund(salon, paymentId)
  const { refunds } = await paymentOfVisit(salon, visitId)
  expect(refunds).toMatchObject([{ state: 'pending' }])
  expect(await lettersWaiting(salon)).toEqual([...REST, 'refund_started'])
  await control(`/refunds/${refunds[0]?.stripeRefundId}/finish`, {})
  for (const _ of [1, 2]) await syncPayment(salon.form, paymentId)
  expect(await lettersWaiting(salon)).toEqual([...REST, 'refund_started', 'refund_succeeded'])
})

test('what comes back of a cancelled visit is told with the cancellation, not a second time', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  await cancelVisit(salon.form, { visitId, isFeeWaived: false })
  await sendRefunds(salon)
  expect(await lettersWaiting(salon)).toEqual([...REST, 'visit_canceled'])
  expect(await lettersOf(salon, { kind: 'refund_started' })).toMatchObject([{ state: 'not_needed' }])
})

test('a refund that fails is told to its client and to staff, once each', async () => {
  const salon = await aSalon()
  const { paymentId, visitId } = await aPaidPayment(salon)
  await refund(salon, paymentId)
  const { refunds } = await paymentOfVisit(salon, visitId)
  await failRefund(refunds[0]?.stripeRefundId ?? '')
  for (const _ of [1, 2]) await syncPayment(salon.form, paymentId)
  expect(await lettersWaiting(salon)).toEqual([...REST, 'refund_started', 'refund_failed', 'refund_failed_staff'])
})

test('what Stripe refuses at once is the staff’s to mend: its client was promised nothing yet', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aPaidPayment(salon)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId })
  await refund(salon, paymentId)
  // The one that was faster, in the dashboard, is told.
  expect(await lettersWaiting(salon)).toEqual([...REST, 'refund_failed_staff', 'refund_started'])
})

test('a dispute is told to those who can answer it', async () => {
  const salon = await aSalon()
  const { paymentId, disputeId } = await aDisputedPayment(salon)
  await syncPayment(salon.form, paymentId)
  expect(await lettersOf(salon, { kind: 'dispute_opened' })).toMatchObject([
    { subjectId: disputeId, userId: salon.owner.actor.kind === 'user' && salon.owner.actor.userId },
  ])
})

test('a capture has a receipt; what is paid at booking is in the confirmation', async () => {
  const salon = await aSalon()
  const { paymentId } = await aHeldPayment(salon)
  expect(await lettersWaiting(salon)).toEqual(REST)
  const outcome = await captureHold(salon.owner, { paymentId, amountMinor: 4000 })
  if (!outcome.ok) throw new Error(outcome.refusal)
  await sendHoldOrder(salon.form, outcome.holdOrderId)
  await syncPayment(salon.form, paymentId)
  expect(await lettersWaiting(salon)).toEqual([...REST, 'receipt'])
})

test('a hold that is about to end is told to staff once, however often it is looked for', async () => {
  const salon = await aSalon()
  const { paymentId } = await aHeldPayment(salon)
  const captureBefore = new Date(Date.now() + 3_600_000)
  const where = { branchId_id: { branchId: salon.branchId, id: paymentId } }
  await database().payment.update({ where, data: { captureBefore } })
  for (const _ of [1, 2]) await syncOpenPayments()
  expect(await lettersWaiting(salon)).toEqual([...REST, 'hold_expires_soon'])
})

test('who did not come is told what is kept and what comes back', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  const where = { branchId_id: { branchId: salon.branchId, id: visitId } }
  await database().visit.update({ where, data: { startsAt: new Date(Date.now() - 3_600_000) } })
  expect(await markNoShow(salon.owner, { visitId, isFeeWaived: true })).toMatchObject({ ok: true })
  await sendRefunds(salon)
  expect(await lettersWaiting(salon)).toEqual([...REST, 'visit_missed'])
})
