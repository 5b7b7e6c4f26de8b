import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { aHeldPayment, ledgerKeysOf, noticesOf, paymentOfVisit, type StartedPayment } from '#tests/support/payments.ts'
import { aSalon, type Salon, visitOf } from '#tests/support/salon.ts'
import { chargeOf, control } from '#tests/support/stripe.ts'

async function promise(salon: Salon, { paymentId }: StartedPayment, amountMinor: number): Promise<string> {
  const outcome = await captureHold(salon.owner, { paymentId, amountMinor })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.holdOrderId
}

const orderOf = (salon: Salon, id: string) =>
  database().holdOrder.findUniqueOrThrow({ where: { branchId_id: { branchId: salon.branchId, id } } })

test('a captured hold is paid, once, however often and at once it runs', async () => {
  const salon = await aSalon()
  const held = await aHeldPayment(salon)
  const id = await promise(salon, held, 5000)
  await Promise.all([1, 2, 3].map(() => sendHoldOrder(salon.owner, id)))
  await sendHoldOrder(salon.owner, id)
  expect(await orderOf(salon, id)).toMatchObject({ state: 'done' })
  expect(await visitOf(salon, held.visitId)).toMatchObject({ paymentState: 'paid' })
  const charge = await chargeOf(salon.stripe, held.paymentIntentId)
  expect((await ledgerKeysOf(salon, held.paymentId)).filter((key) => key.startsWith('charge:'))).toEqual([
    `charge:${charge}`,
  ])
})

test('of a part that is captured the rest was never taken, so nothing of it was given back', async () => {
  const salon = await aSalon()
  const held = await aHeldPayment(salon)
  await sendHoldOrder(salon.owner, await promise(salon, held, 2000))
  const payment = await paymentOfVisit(salon, held.visitId)
  expect(payment).toMatchObject({ state: 'paid', refunds: [] })
  expect(await visitOf(salon, held.visitId)).toMatchObject({ paymentState: 'partly_paid' })
})

test('a hold that ran out before it was captured is told to staff', async () => {
  const salon = await aSalon()
  const held = await aHeldPayment(salon)
  await control(`/payment_intents/${held.paymentIntentId}/expire`, {})
  expect(await syncPayment(salon.form, held.paymentId)).toBe('canceled')
  expect(await noticesOf(salon)).toEqual(['hold_expired'])
  expect(await visitOf(salon, held.visitId)).toMatchObject({ state: 'booked', paymentState: 'unpaid' })
})

test('a capture that came after its hold had run out is not said to be done, and staff are told', async () => {
  const salon = await aSalon()
  const held = await aHeldPayment(salon)
  const id = await promise(salon, held, 5000)
  await control(`/payment_intents/${held.paymentIntentId}/expire`, {})
  await sendHoldOrder(salon.owner, id)
  expect(await orderOf(salon, id)).toMatchObject({ state: 'refused', failureReason: 'hold_is_gone' })
  expect(await noticesOf(salon)).toEqual(['hold_expired'])
})
