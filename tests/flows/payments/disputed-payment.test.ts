import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { aPaidPayment, ledgerKeysOf, noticesOf, paymentOfVisit, type StartedPayment } from '#tests/support/payments.ts'
import { aSalon, type Salon, visitOf } from '#tests/support/salon.ts'
import { chargeOf, control } from '#tests/support/stripe.ts'

async function openDispute(salon: Salon, { paymentIntentId }: StartedPayment, wishes: object = {}): Promise<string> {
  const charge = await chargeOf(salon.stripe, paymentIntentId)
  await control(`/charges/${charge}/dispute`, wishes)
  const [dispute] = (await salon.stripe.sdk.disputes.list({ charge })).data
  if (!dispute) throw new Error('the dispute is open')
  return dispute.id
}

const disputesOf = (salon: Salon) => database().dispute.findMany({ where: { branchId: salon.branchId } })
const disputeKeys = async (salon: Salon, paymentId: string) =>
  (await ledgerKeysOf(salon, paymentId)).filter((key) => key.startsWith('dispute_'))
const all = (paymentId: string) => ({ paymentId, amountMinor: 5000, reason: 'requested_by_client' as const })

test('a chargeback takes the money out of the books, and staff are told once', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  await openDispute(salon, paid)
  await syncPayment(salon.form, paid.paymentId)
  await syncPayment(salon.form, paid.paymentId)
  expect(await disputesOf(salon)).toMatchObject([{ state: 'needs_response', amountMinor: 5000n, blocksRefunds: true }])
  expect(await disputeKeys(salon, paid.paymentId)).toHaveLength(1)
  expect(await noticesOf(salon)).toEqual(['dispute_opened'])
  expect(await paymentOfVisit(salon, paid.visitId)).toMatchObject({ state: 'paid' })
})

test('while the bank decides, nothing can be refunded', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  await openDispute(salon, paid)
  await syncPayment(salon.form, paid.paymentId)
  expect(await refundPayment(salon.owner, all(paid.paymentId))).toEqual({ ok: false, refusal: 'payment_is_disputed' })
})

test('a dispute that is won gives the money back, and it can be refunded again', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  await control(`/disputes/${await openDispute(salon, paid)}/win`, {})
  await syncPayment(salon.form, paid.paymentId)
  expect(await disputesOf(salon)).toMatchObject([{ state: 'won', blocksRefunds: false }])
  expect((await disputeKeys(salon, paid.paymentId)).map((key) => key.split(':')[0])).toEqual([
    'dispute_withdrawn',
    'dispute_reinstated',
  ])
  expect(await refundPayment(salon.owner, all(paid.paymentId))).toMatchObject({ ok: true })
})

test('what the bank took for good cannot be refunded a second time', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  await control(`/disputes/${await openDispute(salon, paid)}/lose`, {})
  await syncPayment(salon.form, paid.paymentId)
  expect(await disputesOf(salon)).toMatchObject([{ state: 'lost' }])
  expect(await refundPayment(salon.owner, { ...all(paid.paymentId), amountMinor: 1 })).toEqual({
    ok: false,
    refusal: 'refund_exceeds_balance',
  })
})

test('an inquiry moves no money and may be settled by a refund', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  await openDispute(salon, paid, { caseType: 'inquiry' })
  await syncPayment(salon.form, paid.paymentId)
  expect(await disputesOf(salon)).toMatchObject([{ state: 'inquiry', blocksRefunds: false }])
  expect(await disputeKeys(salon, paid.paymentId)).toEqual([])
  expect(await refundPayment(salon.owner, all(paid.paymentId))).toMatchObject({ ok: true })
})

test('a visit is shown as it was agreed, whatever the bank does', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  await control(`/disputes/${await openDispute(salon, paid)}/lose`, {})
  await syncPayment(salon.form, paid.paymentId)
  expect(await visitOf(salon, paid.visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
})
