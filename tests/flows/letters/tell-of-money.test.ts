import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inTransaction } from '#lib/db/client.ts'
import { tellOfRefunds } from '#lib/flows/letters/tell-of-money.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aPaidPayment, noticesOf } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test.each([
  ['failed', ['refund_failed', 'refund_failed_staff']],
  ['canceled', ['refund_failed_staff']],
] as const)('of a refund that is %s at Stripe staff are told: the money is with them again', async (is, letters) => {
  const salon = await aSalon()
  const { visitId, paymentId: id } = await aPaidPayment(salon)
  const news = [{ id: randomUUID(), stripeRefundId: `re_${is}`, was: 'pending', is } as const]
  await inTransaction((tx) => tellOfRefunds(tx, salon.form, { payment: { id, visitId }, news }))
  expect(await noticesOf(salon)).toEqual(['refund_failed'])
  expect(await lettersWaiting(salon, visitId)).toEqual(['visit_booked', ...letters])
})
