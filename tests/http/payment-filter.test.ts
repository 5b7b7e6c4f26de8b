import { expect, test } from 'vitest'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { paymentFilterFrom, paymentQueryOf } from '#lib/views/payments/payment-filter.ts'
import { listPayments } from '#lib/views/payments/payment-list.ts'
import { findPaymentPage } from '#lib/views/payments/payment-page.ts'
import { sumPayments } from '#lib/views/payments/payment-totals.ts'
import { aDisputedPayment } from '#tests/support/disputes.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'

const idsOf = async (salon: Salon, search: Record<string, string>) =>
  (await listPayments(salon.owner, paymentFilterFrom(search), { after: null })).payments.map(({ id }) => id)

test('a payment is found by its client, phone, card and Stripe id, and by nothing else', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aPaidPayment(salon)
  for (const q of ['Anna', 'anna@', '15112345678', '+49 151 1234 5678', '4242', paymentIntentId]) {
    expect(await idsOf(salon, { q }), q).toEqual([paymentId])
  }
  for (const q of ['Bohdan', '0000', 'pi_unknown', '%', '_', "' or true --"]) {
    expect(await idsOf(salon, { q }), q).toEqual([])
  }
})

test('filters narrow the list, and what makes no sense is passed over', async () => {
  const salon = await aSalon()
  const { paymentId } = await aPaidPayment(salon)
  const today = new Date().toISOString().slice(0, 10)
  const { serviceId, staffMemberId } = salon
  for (const search of [
    { state: 'paid' },
    { source: 'form' },
    { mode: 'test' },
    { staff: staffMemberId, service: serviceId },
    { from: '2020-01-01', to: '2999-01-01' },
    { state: 'nonsense', staff: 'nobody', from: 'yesterday' },
  ]) {
    expect(await idsOf(salon, search), JSON.stringify(search)).toEqual([paymentId])
  }
  for (const search of [{ state: 'refunded' }, { mode: 'live' }, { service: staffMemberId }, { to: '2020-01-01' }]) {
    expect(await idsOf(salon, search), JSON.stringify(search)).toEqual([])
  }
  expect(String(paymentQueryOf(paymentFilterFrom({ state: 'paid', q: '', from: today })))).toBe(
    `state=paid&from=${today}`,
  )
})

test('totals are what the list shows, and another salon’s payments are in neither', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { paymentId } = await aPaidPayment(salon)
  await aPaidPayment(other)
  const outcome = await refundPayment(salon.owner, { paymentId, amountMinor: 2000, reason: 'requested_by_client' })
  if (!outcome.ok) throw new Error(outcome.refusal)
  await sendRefund(salon.owner, outcome.refundId)
  expect(await sumPayments(salon.owner, paymentFilterFrom({}))).toEqual([
    {
      ...{ livemode: false, count: 1 },
      captured: { amountMinor: 5000, currency: 'EUR' },
      returned: { amountMinor: 2000, currency: 'EUR' },
      disputed: { amountMinor: 0, currency: 'EUR' },
    },
  ])
})

test('what a client’s bank took in a dispute is told in the totals, as it is in the list', async () => {
  const salon = await aSalon()
  await aDisputedPayment(salon)
  const disputed = { amountMinor: 5000, currency: 'EUR' }
  expect(await sumPayments(salon.owner, paymentFilterFrom({}))).toMatchObject([
    { captured: disputed, returned: { amountMinor: 0 }, disputed },
  ])
  expect((await listPayments(salon.owner, paymentFilterFrom({}), { after: null })).payments).toMatchObject([
    { disputed },
  ])
})

test('a payment’s page tells its whole history, and is not there for another salon', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { paymentId } = await aPaidPayment(salon)
  const outcome = await refundPayment(salon.owner, { paymentId, amountMinor: 2000, reason: 'requested_by_client' })
  if (!outcome.ok) throw new Error(outcome.refusal)
  const page = await findPaymentPage(salon.owner, paymentId)
  expect(page?.history.map(({ action, actorName }) => [action, actorName])).toEqual([
    ['payment.charge', null],
    ['visit.booked', null],
    ['refund.requested', 'Owner'],
  ])
  expect(page?.history[0]?.amount).toEqual({ amountMinor: 5000, currency: 'EUR' })
  expect(await findPaymentPage(other.owner, paymentId)).toBeNull()
})

test('pages follow each other without gaps and without repeats', async () => {
  const salon = await aSalon({ staffCount: 3 })
  for (const day of [3, 4, 5]) {
    const { paymentId } = await aPaidPayment(salon, inDays(day))
    expect(paymentId).toBeTruthy()
  }
  const filter = paymentFilterFrom({})
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listPayments>> = await listPayments(salon.owner, filter, { after, size: 1 })
    seen.push(...page.payments.map(({ id }) => id))
    after = page.next
  } while (after)
  expect(seen).toHaveLength(3)
  expect(new Set(seen).size).toBe(3)
})
