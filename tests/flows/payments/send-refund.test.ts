import { expect, test } from 'vitest'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { aPaidPayment, ledgerKeysOf, paymentOfVisit, type StartedPayment } from '#tests/support/payments.ts'
import { aSalon, type Salon, visitOf } from '#tests/support/salon.ts'

async function promise(salon: Salon, { paymentId }: StartedPayment): Promise<string> {
  const outcome = await refundPayment(salon.owner, { paymentId, amountMinor: 5000, reason: 'canceled_by_salon' })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.refundId
}

test('a kept promise is in Stripe, in the ledger and on the visit', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  const refundId = await promise(salon, paid)
  await sendRefund(salon.owner, refundId)
  const { data } = await salon.stripe.sdk.refunds.list({ payment_intent: paid.paymentIntentId })
  expect(data).toMatchObject([{ amount: 5000, metadata: { refund_id: refundId } }])
  expect(await paymentOfVisit(salon, paid.visitId)).toMatchObject({
    state: 'refunded',
    refunds: [{ id: refundId, state: 'succeeded', stripeRefundId: data[0]?.id }],
  })
  expect(await ledgerKeysOf(salon, paid.paymentId)).toContain(`refund:${data[0]?.id}`)
  expect(await visitOf(salon, paid.visitId)).toMatchObject({ paymentState: 'refunded' })
})

test('however often and at once it runs, the client gets the money once', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  const refundId = await promise(salon, paid)
  await Promise.all([1, 2, 3].map(() => sendRefund(salon.owner, refundId)))
  await sendRefund(salon.owner, refundId)
  expect((await salon.stripe.sdk.refunds.list({ payment_intent: paid.paymentIntentId })).data).toHaveLength(1)
  const refunds = (await ledgerKeysOf(salon, paid.paymentId)).filter((key) => key.startsWith('refund:'))
  expect(refunds).toHaveLength(1)
})

test('what Stripe refuses for good ends the promise with Stripe’s reason', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  const refundId = await promise(salon, paid)
  // The salon was faster in Stripe's own dashboard.
  await salon.stripe.sdk.refunds.create({ payment_intent: paid.paymentIntentId })
  await sendRefund(salon.owner, refundId)
  const { refunds, state } = await paymentOfVisit(salon, paid.visitId)
  expect(state).toBe('refunded')
  expect(refunds.find(({ id }) => id === refundId)).toMatchObject({
    state: 'failed',
    failureReason: 'charge_already_refunded',
  })
  expect(refunds.find(({ id }) => id !== refundId)).toMatchObject({ state: 'succeeded', amountMinor: 5000n })
})

test('however often it runs, a part is given back once', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aPaidPayment(salon)
  const outcome = await refundPayment(salon.owner, { paymentId, amountMinor: 2000, reason: 'requested_by_client' })
  if (!outcome.ok) throw new Error(outcome.refusal)
  await Promise.all([1, 2].map(() => sendRefund(salon.owner, outcome.refundId)))
  const { data } = await salon.stripe.sdk.refunds.list({ payment_intent: paymentIntentId })
  expect(data.map(({ amount }) => amount)).toEqual([2000])
})
