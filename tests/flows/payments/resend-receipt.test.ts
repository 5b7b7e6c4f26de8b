import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { getReceiptData } from '#lib/db/visits/payment-receipts.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { resendReceipt } from '#lib/flows/payments/resend-receipt.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { receiptLetter } from '#lib/letters/clients/receipt-letter.ts'
import { OWN_LETTERHEAD } from '#lib/letters/letterhead.ts'
import { letterText } from '#lib/letters/render/letter-text.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aPaidPayment, aStartedPayment } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a receipt is a letter of its own; pressing twice while it waits is one letter', async () => {
  const salon = await aSalon()
  const { paymentId } = await aPaidPayment(salon)
  expect(await resendReceipt(salon.owner, { paymentId })).toEqual({ ok: true })
  expect(await resendReceipt(salon.owner, { paymentId })).toEqual({ ok: true })
  expect((await lettersWaiting(salon)).filter((kind) => kind === 'receipt')).toHaveLength(1)
  expect(await database().auditEntry.count({ where: { action: 'receipt.asked', subjectId: paymentId } })).toBe(2)
})

test('it tells what was paid and what came back, in the client’s language', async () => {
  const salon = await aSalon()
  const { paymentId } = await aPaidPayment(salon)
  const order = { paymentId, amountMinor: 2000, reason: 'requested_by_client' } as const
  const refund = await refundPayment(salon.owner, order)
  if (!refund.ok) throw new Error(refund.refusal)
  await sendRefund(salon.owner, refund.refundId)
  const facts = await getReceiptData(salon.owner, paymentId)
  const letter = receiptLetter(facts)
  const text = letterText(letter, OWN_LETTERHEAD)
  expect(letter.subject).toBe('Receipt: €50.00, Salon')
  expect(text).toContain('Card: Visa •••• 4242')
  expect(text).toContain('Returned: €20.00')
  expect(letterText(receiptLetter({ ...facts, locale: 'uk' }), OWN_LETTERHEAD)).toMatch(/Повернуто: 20,00\s€/)
})

test('what is not paid, or another salon’s, has no receipt', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { paymentId } = await aStartedPayment(salon)
  expect(await resendReceipt(salon.owner, { paymentId })).toEqual({ ok: false, refusal: 'receipt_of_nothing' })
  expect(await resendReceipt(other.owner, { paymentId })).toEqual({ ok: false, refusal: 'payment_not_found' })
})
