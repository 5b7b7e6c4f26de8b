import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { answerDispute } from '#lib/flows/disputes/answer-dispute.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { aDisputedPayment, SOME_EVIDENCE as evidence } from '#tests/support/disputes.ts'
import { jobsWaiting } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

test('an answer is a promise with a job that keeps it, and a name beside it', async () => {
  const salon = await aSalon()
  const { disputeId, paymentId } = await aDisputedPayment(salon)
  const outcome = await answerDispute(salon.owner, { disputeId, evidence })
  if (!outcome.ok) throw new Error(outcome.refusal)
  const { disputeAnswerId } = outcome
  expect(await jobsWaiting(salon, 'send-dispute-answer')).toEqual([{ branchId: salon.branchId, disputeAnswerId }])
  const audit = await database().auditEntry.findFirstOrThrow({
    where: { subjectId: paymentId, action: 'dispute.answered' },
  })
  expect(audit.actorKind).toBe('user')
})

test('however many press at once, the bank gets one answer', async () => {
  const salon = await aSalon()
  const { disputeId } = await aDisputedPayment(salon)
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => answerDispute(salon.owner, { disputeId, evidence })))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'dispute_already_answered' })
})

test('a dispute that is over, or of another salon, is not answered', async () => {
  const salon = await aSalon()
  const { disputeId, stripeDisputeId, paymentId } = await aDisputedPayment(salon)
  const other = await aSalon()
  expect(await answerDispute(other.owner, { disputeId, evidence })).toEqual({ ok: false, refusal: 'dispute_not_found' })
  await control(`/disputes/${stripeDisputeId}/lose`, {})
  await syncPayment(salon.form, paymentId)
  expect(await answerDispute(salon.owner, { disputeId, evidence })).toEqual({ ok: false, refusal: 'dispute_not_open' })
})
