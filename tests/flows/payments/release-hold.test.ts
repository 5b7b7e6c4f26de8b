import { expect, test } from 'vitest'
import { releaseHold } from '#lib/flows/payments/release-hold.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { aHeldPayment, ledgerKeysOf, noticesOf, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, visitOf } from '#tests/support/salon.ts'

test('a hold that is let go takes nothing, and nobody is alarmed', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aHeldPayment(salon)
  const outcome = await releaseHold(salon.owner, { paymentId })
  if (!outcome.ok) throw new Error(outcome.refusal)
  await sendHoldOrder(salon.owner, outcome.holdOrderId)
  expect(await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)).toMatchObject({ status: 'canceled' })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'unpaid' })
  expect(await ledgerKeysOf(salon, paymentId)).toEqual([])
  expect(await noticesOf(salon)).toEqual([])
})

test('there is nothing to let go in another salon', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { paymentId } = await aHeldPayment(salon)
  expect(await releaseHold(other.owner, { paymentId })).toEqual({ ok: false, refusal: 'payment_not_found' })
})
