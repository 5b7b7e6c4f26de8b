import { expect, test } from 'vitest'
import { inTransaction } from '#lib/db/client.ts'
import type { NewRefund } from '#lib/db/payments/refunds.ts'
import { promiseRefund } from '#lib/flows/payments/promise-refund.ts'
import { money } from '#lib/money/money.ts'
import { aPaidPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a promised refund has its row and its job, or neither', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aPaidPayment(salon)
  const refund: NewRefund = {
    ...{ paymentId, stripeAccountId: salon.stripeAccountId, reason: 'duplicate' },
    amount: money(500, 'EUR'),
  }
  const abandoned = inTransaction(async (tx) => {
    await promiseRefund(tx, salon.owner, refund)
    throw new Error('the power is gone')
  })
  await expect(abandoned).rejects.toThrow('the power is gone')
  expect((await paymentOfVisit(salon, visitId)).refunds).toEqual([])

  const refundId = await inTransaction((tx) => promiseRefund(tx, salon.owner, refund))
  expect((await paymentOfVisit(salon, visitId)).refunds).toMatchObject([{ id: refundId, state: 'requested' }])
  expect(await jobsWaiting(salon, 'send-refund')).toEqual([{ branchId: salon.branchId, refundId }])
})
