import { expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { promiseHoldOrder } from '#lib/flows/payments/promise-hold-order.ts'
import { money, zero } from '#lib/money/money.ts'
import { aHeldPayment, jobsWaiting } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a promise about a hold has its row, its name and its job, or none of them', async () => {
  const salon = await aSalon()
  const { paymentId } = await aHeldPayment(salon)
  const source = { paymentId, stripeAccountId: salon.stripeAccountId }
  const abandoned = inTransaction(async (tx) => {
    await promiseHoldOrder(tx, salon.owner, { kind: 'capture', ...source, amount: money(5000, 'EUR') })
    throw new Error('the power is gone')
  })
  await expect(abandoned).rejects.toThrow('the power is gone')
  expect(await jobsWaiting(salon, 'send-hold-order')).toEqual([])

  const holdOrderId = await inTransaction((tx) =>
    promiseHoldOrder(tx, salon.owner, { kind: 'release', ...source, amount: zero('EUR') }),
  )
  expect(await jobsWaiting(salon, 'send-hold-order')).toEqual([{ branchId: salon.branchId, holdOrderId }])
  const audit = await database().auditEntry.findFirstOrThrow({
    where: { subjectId: paymentId, action: 'hold.release' },
  })
  expect(audit).toMatchObject({ actorKind: 'user' })
})

test('the database itself refuses a second promise about a hold', async () => {
  const salon = await aSalon()
  const { paymentId } = await aHeldPayment(salon)
  const order = { kind: 'capture', paymentId, stripeAccountId: salon.stripeAccountId, amount: money(1, 'EUR') } as const
  await inTransaction((tx) => promiseHoldOrder(tx, salon.owner, order))
  await expect(inTransaction((tx) => promiseHoldOrder(tx, salon.owner, order))).rejects.toThrow(/[Uu]nique/)
})
