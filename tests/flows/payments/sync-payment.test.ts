import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import {
  aChargedPayment,
  aPaidPayment,
  aStartedPayment,
  ledgerKeysOf,
  paymentOfVisit,
} from '#tests/support/payments.ts'
import { aSalon, visitOf } from '#tests/support/salon.ts'
import { settle } from '#tests/support/stripe.ts'

test('a payment that Stripe has taken books the visit', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aChargedPayment(salon)
  expect(await syncPayment(salon.form, paymentId)).toBe('paid')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid', cardBrand: 'visa', cardLast4: '4242' })
  expect((await ledgerKeysOf(salon, paymentId))[0]).toMatch(/^charge:ch_/)
  expect(await lettersWaiting(salon)).toEqual(['visit_booked'])
})

test('asking again changes nothing', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aPaidPayment(salon)
  const keys = await ledgerKeysOf(salon, paymentId)
  expect(await syncPayment(salon.form, paymentId)).toBe('paid')
  expect(await ledgerKeysOf(salon, paymentId)).toEqual(keys)
  expect(await lettersWaiting(salon)).toEqual(['visit_booked'])
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked' })
})

test('browser and webhook asking at once end in the same books', async () => {
  const salon = await aSalon()
  const { paymentId } = await aChargedPayment(salon)
  await Promise.all([1, 2, 3, 4].map(() => syncPayment(salon.form, paymentId)))
  const charges = (await ledgerKeysOf(salon, paymentId)).filter((key) => key.startsWith('charge:'))
  expect(charges).toHaveLength(1)
  expect(await lettersWaiting(salon)).toEqual(['visit_booked'])
})

test('older news is dropped', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aChargedPayment(salon)
  await database().payment.update({
    where: { branchId_id: { branchId: salon.branchId, id: paymentId } },
    data: { factsAsking: 2n ** 40n },
  })
  expect(await syncPayment(salon.form, paymentId)).toBe('awaiting')
  expect(await ledgerKeysOf(salon, paymentId)).toEqual([])
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'on_hold' })
})

test('a fee is unknown until Stripe tells it, and then it is in the books', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aPaidPayment(salon)
  expect((await paymentOfVisit(salon, visitId)).balanceTransactionId).toBeNull()
  await settle(salon.stripe, paymentIntentId)
  await syncPayment(salon.form, paymentId)
  expect((await paymentOfVisit(salon, visitId)).balanceTransactionId).toMatch(/^txn_/)
  const [, fee] = await ledgerKeysOf(salon, paymentId)
  expect(fee).toMatch(/^settlement:txn_/)
})

test('a declined card leaves the visit on hold and says why', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aStartedPayment(salon)
  await salon.stripe.sdk.paymentIntents
    .confirm(paymentIntentId, {
      payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds',
      return_url: 'http://localhost:3000/done',
    })
    .catch(() => {})
  expect(await syncPayment(salon.form, paymentId)).toBe('awaiting')
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ declineCode: 'insufficient_funds' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'on_hold', paymentState: 'unpaid' })
})

test('a refund made in Stripe’s dashboard comes into the books', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aPaidPayment(salon)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 1000 })
  expect(await syncPayment(salon.form, paymentId)).toBe('partly_refunded')
  expect((await paymentOfVisit(salon, visitId)).refunds).toMatchObject([{ amountMinor: 1000n, state: 'succeeded' }])
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'partly_refunded' })
})

test('a refund in the dashboard with the id of our promise is that promise only if the sum is the same', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aPaidPayment(salon)
  const wish = { paymentId, amountMinor: 2000, reason: 'requested_by_client' } as const
  const promised = await refundPayment(salon.owner, wish)
  if (!promised.ok) throw new Error(promised.refusal)
  const metadata = { refund_id: promised.refundId }
  for (const amount of [1500, 500]) {
    await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount, metadata })
  }
  await syncPayment(salon.form, paymentId)
  const statesOf = async () =>
    (await paymentOfVisit(salon, visitId)).refunds
      .map(({ amountMinor, state }) => [Number(amountMinor), state])
      .toSorted(([one], [other]) => Number(one) - Number(other))
  const made = [
    [500, 'succeeded'],
    [1500, 'succeeded'],
  ]
  expect(await statesOf()).toEqual([...made, [2000, 'requested']])
  await sendRefund(salon.owner, promised.refundId)
  expect(await statesOf()).toEqual([...made, [2000, 'succeeded']])
})

test('a sum that was changed at Stripe and not noted here is split among the appointments anew', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aStartedPayment(salon)
  await salon.stripe.sdk.paymentIntents.update(paymentIntentId, { amount: 4000 })
  await salon.stripe.sdk.paymentIntents.confirm(paymentIntentId, {
    payment_method: 'pm_card_visa',
    return_url: 'http://localhost:3000/done',
  })
  await syncPayment(salon.form, paymentId)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid', amountMinor: 4000n })
  const parts = await database().paymentPart.findMany({ where: { branchId: salon.branchId, paymentId } })
  expect(parts.map(({ amountMinor }) => amountMinor)).toEqual([4000n])
})

test('a payment that Stripe has not heard of has no news', async () => {
  const salon = await aSalon()
  const { paymentId } = await aStartedPayment(salon)
  await database().payment.update({
    where: { branchId_id: { branchId: salon.branchId, id: paymentId } },
    data: { stripePaymentIntentId: null },
  })
  expect(await syncPayment(salon.form, paymentId)).toBe('awaiting')
})

test('a payment of another branch is not there', async () => {
  const salon = await aSalon()
  const other = await aSalon()
  const { paymentId } = await aChargedPayment(other)
  expect(await syncPayment(salon.form, paymentId)).toBeNull()
})

test('every movement is in the audit log, each row chained to the one before', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aPaidPayment(salon)
  await settle(salon.stripe, paymentIntentId)
  await syncPayment(salon.form, paymentId)
  const entries = await database().auditEntry.findMany({ where: { branchId: salon.branchId }, orderBy: { id: 'asc' } })
  expect(entries.map(({ action }) => action)).toEqual(['payment.charge', 'visit.booked', 'payment.settlement'])
  for (const [index, entry] of entries.entries()) {
    expect(entry.previousHash).toEqual(entries[index - 1]?.hash ?? null)
    expect(entry.hash).toHaveLength(32)
  }
})
