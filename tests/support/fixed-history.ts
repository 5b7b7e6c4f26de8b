import { database } from '#lib/db/client.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { aPayablePayment, aSettledPayment, runPayouts } from './cash-flow.ts'
import { aHeldPayment, aPaidPayment, jobsWaiting } from './payments.ts'
import { inDays, type Salon, withAnotherAccount } from './salon.ts'
import { control, openDispute, settle } from './stripe.ts'

async function endDispute(salon: Salon, end: 'win' | 'lose'): Promise<void> {
  const { data } = await salon.stripe.sdk.disputes.list()
  await control(`/disputes/${data[0]?.id}/${end}`, {})
}

/**
 * EUR 50 each with a card from abroad, of which Stripe keeps 1.5 % + 1.75 % + EUR 0.25 = EUR 1.88: two that are paid out,
 * of which the bank sends the second back; one that stays, one
 * of which EUR 20 go back, one disputed and lost, one disputed and won; a hold of EUR 50 of which EUR 30 are captured,
 * for EUR 1.23; and one that Stripe has not settled yet. A dispute costs EUR 20, which do not come back. Then the salon
 * changes to an account in Britain, which exchanges EUR 50 into GBP 42.63, keeps 1.5 % + 1.75 % + GBP 0.20 = GBP 1.59 and
 * pays out what is left once EUR 10, GBP 8.53, have gone back.
 */
export async function aFixedHistory(salon: Salon): Promise<void> {
  await aPayout(salon, 20, 'pay')
  await aPayout(salon, 21, 'fail')
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
  await followBalance(salon.form, salon.stripeAccountId)
  await aBritishAccount(salon)
}

/** EUR 50, less Stripe's fee, that reach the bank, or come back from it. */
async function aPayout(salon: Salon, day: number, end: 'pay' | 'fail'): Promise<void> {
  await aPayablePayment(salon, inDays(day))
  const [payout] = await runPayouts(salon)
  await control(`/payouts/${payout?.id}/pay`, {})
  await followBalance(salon.form, salon.stripeAccountId)
  if (end === 'fail') await control(`/payouts/${payout?.id}/fail`, {})
}

async function aBritishAccount(salon: Salon): Promise<void> {
  const { branchId } = salon
  await database().paymentTerms.update({ where: { branchId }, data: { captureMode: 'at_booking' } })
  const british = await withAnotherAccount(salon, { country: 'GB', currency: 'gbp' })
  const { paymentId, paymentIntentId } = await aPayablePayment(british, inDays(22))
  await british.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 1000 })
  await syncPayment(british.form, paymentId)
  const [payout] = await runPayouts(british)
  await control(`/payouts/${payout?.id}/pay`, {})
  await followBalance(british.form, british.stripeAccountId)
}
