import { afterAll, expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { invariant } from '#lib/money/invariant.ts'
import { money } from '#lib/money/money.ts'
import { createRefund } from '#lib/stripe/refunds.ts'
import { aPaidPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'
import { aStripeWorld } from './world/stripe-world.ts'

const TWO_DAYS_MS = 2 * 24 * 3_600_000

const simulator = await aStripeWorld()
afterAll(() => simulator.stop())

test('a promise that Stripe kept more than a day ago without our hearing of it is not kept twice', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId, visitId } = await aPaidPayment(salon)
  const wish = { paymentId, amountMinor: 2000, reason: 'canceled_by_salon' } as const
  const promised = await refundPayment(salon.owner, wish)
  invariant(promised.ok, 'there is money to give back')
  const { refundId } = promised
  const account = await getStripeCredentials(salon.owner, salon.stripeAccountId)
  // Stripe did it, its answer was lost, and then nothing of ours ran for two days.
  await createRefund(account, { refundId, attempt: 0, paymentIntentId, amount: money(2000, 'EUR') })
  simulator.control.advance(TWO_DAYS_MS)
  await database().refund.updateMany({
    where: { branchId: salon.branchId, id: refundId },
    data: { createdAt: new Date(Date.now() - TWO_DAYS_MS) },
  })

  await sendRefund(salon.owner, refundId)
  expect(simulator.truth(salon.stripe.id).refunds).toMatchObject([{ amount: 2000 }])
  expect((await paymentOfVisit(salon, visitId)).refunds).toMatchObject([{ id: refundId, state: 'succeeded' }])
})
