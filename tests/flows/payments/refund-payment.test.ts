import { expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { insertRefund } from '#lib/db/payments/refunds.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { money } from '#lib/money/money.ts'
import { aChargedPayment, aPaidPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

const all = (paymentId: string, amountMinor = 5000) => ({
  paymentId,
  amountMinor,
  reason: 'requested_by_client' as const,
})

test('a refund is a promise with a job that keeps it, and a name beside it', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aPaidPayment(salon)
  const outcome = await refundPayment(salon.owner, all(paymentId))
  if (!outcome.ok) throw new Error(outcome.refusal)
  const { refunds } = await paymentOfVisit(salon, visitId)
  expect(refunds).toMatchObject([
    { id: outcome.refundId, state: 'requested', amountMinor: 5000n, stripeRefundId: null },
  ])
  expect(refunds[0]?.requestedById).not.toBeNull()
  expect(await jobsWaiting(salon, 'send-refund')).toEqual([{ branchId: salon.branchId, refundId: outcome.refundId }])
  const audit = await database().auditEntry.findFirstOrThrow({ where: { subjectId: outcome.refundId } })
  expect(audit).toMatchObject({ action: 'refund.requested', actorKind: 'user' })
})

test('two people refunding at once cannot give back the same money twice', async () => {
  const people = [1, 2, 3, 4]
  // Connections that have yet to be opened would let them go one after another.
  await Promise.all(people.map(() => database().$queryRaw`select pg_sleep(0.1)::text`))
  for (const _ of [1, 2, 3, 4, 5]) {
    const salon = await aSalon()
    const { visitId, paymentId } = await aPaidPayment(salon)
    const outcomes = await Promise.all(people.map(() => refundPayment(salon.owner, all(paymentId))))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await paymentOfVisit(salon, visitId)).refunds).toHaveLength(1)
  }
})

test('the database itself refuses a promise beyond the payment', async () => {
  const salon = await aSalon()
  const { paymentId } = await aPaidPayment(salon)
  const refund = (amountMinor: number) =>
    inTransaction((tx) =>
      insertRefund(tx, salon.owner, {
        ...{ paymentId, stripeAccountId: salon.stripeAccountId, reason: 'duplicate' },
        amount: money(amountMinor, 'EUR'),
      }),
    )
  await expect(refund(5001)).rejects.toThrow(/exceeds payment/)
  await refund(3000)
  await expect(refund(2001)).rejects.toThrow(/exceeds payment/)
  await refund(2000)
})

test('after a part the rest can be refunded, and no more', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aPaidPayment(salon)
  const first = await refundPayment(salon.owner, all(paymentId, 2000))
  if (!first.ok) throw new Error(first.refusal)
  expect(await refundPayment(salon.owner, all(paymentId, 3001))).toEqual({
    ok: false,
    refusal: 'refund_exceeds_balance',
  })
  await sendRefund(salon.owner, first.refundId)
  const second = await refundPayment(salon.owner, all(paymentId, 3000))
  if (!second.ok) throw new Error(second.refusal)
  await sendRefund(salon.owner, second.refundId)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'refunded' })
})

test('what is not paid, not there or nothing is refused', async () => {
  const salon = await aSalon()
  const { paymentId } = await aChargedPayment(salon)
  expect(await refundPayment(salon.owner, all(paymentId))).toEqual({ ok: false, refusal: 'payment_not_refundable' })
  const other = await aSalon()
  expect(await refundPayment(other.owner, all(paymentId))).toEqual({ ok: false, refusal: 'payment_not_found' })
  const paid = await aPaidPayment(other)
  expect(await refundPayment(other.owner, all(paid.paymentId, 0))).toEqual({ ok: false, refusal: 'refund_is_nothing' })
})
