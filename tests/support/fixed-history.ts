import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { aSettledPayment } from './cash-flow.ts'
import { aHeldPayment, aPaidPayment, jobsWaiting } from './payments.ts'
import { inDays, type Salon } from './salon.ts'
import { control, openDispute, settle } from './stripe.ts'

async function endDispute(salon: Salon, end: 'win' | 'lose'): Promise<void> {
  const { data } = await salon.stripe.sdk.disputes.list()
  await control(`/disputes/${data[0]?.id}/${end}`, {})
}

/**
 * EUR 50 each with a card from abroad, of which Stripe keeps 1.5 % + 1.75 % + EUR 0.25 = EUR 1.88: one that stays, one
 * of which EUR 20 go back, one disputed and lost, one disputed and won; a hold of EUR 50 of which EUR 30 are captured,
 * for EUR 1.23; and one that Stripe has not settled yet. A dispute costs EUR 20, which do not come back.
 */
export async function aFixedHistory(salon: Salon): Promise<void> {
  await aSettledPayment(salon, inDays(3))
  const refunded = await aSettledPayment(salon, inDays(4))
  await salon.stripe.sdk.refunds.create({ payment_intent: refunded.paymentIntentId, amount: 2000 })
  await syncPayment(salon.form, refunded.paymentId)
  for (const [end, day] of [
    ['lose', 5],
    ['win', 6],
  ] as const) {
    const disputed = await aSettledPayment(salon, inDays(day))
    await openDispute(salon.stripe, disputed.paymentIntentId)
    await endDispute(salon, end)
    await syncPayment(salon.form, disputed.paymentId)
  }
  await aPaidPayment(salon, inDays(7))
  const held = await aHeldPayment(salon)
  await captureHold(salon.owner, { paymentId: held.paymentId, amountMinor: 3000 })
  const [{ holdOrderId = '' } = {}] = await jobsWaiting(salon, 'send-hold-order')
  await sendHoldOrder(salon.form, holdOrderId)
  await settle(salon.stripe, held.paymentIntentId)
  await syncPayment(salon.form, held.paymentId)
}
