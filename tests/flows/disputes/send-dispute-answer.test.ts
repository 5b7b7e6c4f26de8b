import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { answerDispute } from '#lib/flows/disputes/answer-dispute.ts'
import { sendDisputeAnswer } from '#lib/flows/disputes/send-dispute-answer.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { aDisputedPayment, SOME_EVIDENCE } from '#tests/support/disputes.ts'
import { noticesOf } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

async function anAnswer(salon: Salon, disputeId: string, uncategorizedText = SOME_EVIDENCE.uncategorizedText) {
  const outcome = await answerDispute(salon.owner, { disputeId, evidence: { ...SOME_EVIDENCE, uncategorizedText } })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.disputeAnswerId
}

const answerOf = (id: string) =>
  database().disputeAnswer.findFirstOrThrow({ where: { id }, include: { dispute: true } })

test('the bank gets what staff wrote, once, however often the job runs, and staff need not be told any more', async () => {
  const salon = await aSalon()
  const { disputeId, stripeDisputeId } = await aDisputedPayment(salon)
  const id = await anAnswer(salon, disputeId)
  await Promise.all([sendDisputeAnswer(salon.owner, id), sendDisputeAnswer(salon.owner, id)])
  await sendDisputeAnswer(salon.owner, id)
  expect(await answerOf(id)).toMatchObject({ state: 'sent', dispute: { state: 'under_review' } })
  const { evidence, evidence_details } = await salon.stripe.sdk.disputes.retrieve(stripeDisputeId)
  expect(evidence).toMatchObject({ customer_name: 'Anna', uncategorized_text: SOME_EVIDENCE.uncategorizedText })
  expect(evidence_details.submission_count).toBe(1)
  const open = await database().notice.count({ where: { branchId: salon.branchId, resolvedAt: null } })
  expect(open).toBe(0)
})

test('a case that is won with the answer brings the money back into the books', async () => {
  const salon = await aSalon()
  const { disputeId, stripeDisputeId, paymentId } = await aDisputedPayment(salon)
  const id = await anAnswer(salon, disputeId)
  await sendDisputeAnswer(salon.owner, id)
  await control(`/disputes/${stripeDisputeId}/win`, {})
  await syncPayment(salon.form, paymentId)
  expect(await answerOf(id)).toMatchObject({ state: 'sent', dispute: { state: 'won', blocksRefunds: false } })
})

test('where the bank has decided meanwhile, staff are told that their answer came too late', async () => {
  const salon = await aSalon()
  const { disputeId, stripeDisputeId } = await aDisputedPayment(salon)
  const id = await anAnswer(salon, disputeId)
  await control(`/disputes/${stripeDisputeId}/lose`, {})
  await sendDisputeAnswer(salon.owner, id)
  expect(await answerOf(id)).toMatchObject({ state: 'refused', dispute: { state: 'lost' } })
  expect(await noticesOf(salon)).toContain('dispute_answer_refused')
})

test('an answer that was given in Stripe’s dashboard meanwhile counts as the answer', async () => {
  const salon = await aSalon()
  const { disputeId, stripeDisputeId } = await aDisputedPayment(salon)
  const id = await anAnswer(salon, disputeId)
  await salon.stripe.sdk.disputes.update(stripeDisputeId, { evidence: { uncategorized_text: 'x' }, submit: true })
  await sendDisputeAnswer(salon.owner, id)
  expect(await answerOf(id)).toMatchObject({ state: 'sent', dispute: { state: 'under_review' } })
})

test('Stripe breaking down for good under a call’s key is followed by a call of its own', async () => {
  const salon = await aSalon()
  const { disputeId, stripeDisputeId } = await aDisputedPayment(salon)
  const id = await anAnswer(salon, disputeId)
  const path = `/v1/disputes/${stripeDisputeId}`
  await control('/troubles', { kind: 'error', when: 'after', times: 1, method: 'POST', path, account: salon.stripe.id })
  await sendDisputeAnswer(salon.owner, id)
  expect(await answerOf(id)).toMatchObject({ state: 'sent', dispute: { state: 'under_review' } })
})
