import { expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { appendLedger } from '#lib/db/payments/ledger.ts'
import { tellElsewhere } from '#lib/flows/letters/write-letter.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { money } from '#lib/money/money.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aChargedPayment, ledgerKeysOf, noticesOf, type StartedPayment } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, inDays, type Salon, visitOf } from '#tests/support/salon.ts'

/** Paid at Stripe, each for a visit at a time of its own; our books do not know yet. */
async function chargedPayments(salon: Salon, count: number): Promise<readonly StartedPayment[]> {
  const payments: StartedPayment[] = []
  for (let index = 0; index < count; index += 1) {
    payments.push(await aChargedPayment(salon, { startsAt: inDays(2 + index) }))
  }
  return payments
}

const syncAll = (salon: Salon, payments: readonly StartedPayment[]) =>
  Promise.all(payments.map(({ paymentId }) => syncPayment(salon.form, paymentId)))

/** How many transactions wrote the ledger of a branch. */
async function writersOf({ branchId }: Salon): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    select count(distinct xmin::text)::int as count from ledger_entry where branch_id = ${branchId}::uuid`
  return row?.count ?? 0
}

/** How many payments were written by the transaction that wrote this one. */
async function writtenWith({ branchId }: Salon, { paymentId }: StartedPayment): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    select count(distinct payment_id)::int as count from ledger_entry
    where branch_id = ${branchId}::uuid and xmin::text in
      (select xmin::text from ledger_entry where branch_id = ${branchId}::uuid and payment_id = ${paymentId}::uuid)`
  return row?.count ?? 0
}

async function auditsOf({ branchId }: Salon) {
  const entries = await database().auditEntry.findMany({ where: { branchId }, orderBy: { id: 'asc' } })
  return entries.map(({ action, subjectId }) => `${action} ${subjectId}`)
}

test('what comes of a branch at once is written together, each as if it had come alone', async () => {
  const salon = await aSalon()
  const payments = await chargedPayments(salon, 8)
  expect(await syncAll(salon, payments)).toEqual(payments.map(() => 'paid'))
  for (const { paymentId, visitId } of payments) {
    expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
    expect((await ledgerKeysOf(salon, paymentId))[0]).toMatch(/^charge:ch_/)
    expect(await lettersWaiting(salon, visitId)).toEqual(['visit_booked'])
    expect(await auditsOf(salon)).toEqual(
      expect.arrayContaining([`payment.charge ${paymentId}`, `visit.booked ${visitId}`]),
    )
  }
  expect(await writersOf(salon)).toBeLessThan(payments.length)
})

test('two branches are never written together', async () => {
  const salons = [await aSalon(), await aSalon()]
  const charged = await Promise.all(salons.map((salon) => chargedPayments(salon, 3)))
  await Promise.all(salons.map((salon, index) => syncAll(salon, charged[index] ?? [])))
  const branchIds = salons.map(({ branchId }) => branchId)
  const shared = await database().$queryRaw`
    select from ledger_entry where branch_id = any (${branchIds}::uuid[])
    group by xmin::text having count(distinct branch_id) > 1`
  expect(shared).toEqual([])
})

test('one that cannot be written does not keep the others out of the books', async () => {
  const salon = await aSalon()
  const payments = await chargedPayments(salon, 5)
  const [, , broken] = payments
  if (!broken) throw new Error('there are five')
  await takeKeyOf(salon, broken)
  const outcomes = await Promise.allSettled(payments.map(({ paymentId }) => syncPayment(salon.form, paymentId)))
  expect(outcomes.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
  ])
  for (const payment of payments) {
    const state = payment === broken ? 'on_hold' : 'booked'
    expect(await visitOf(salon, payment.visitId)).toMatchObject({ state })
    expect(await lettersWaiting(salon, payment.visitId)).toEqual(payment === broken ? [] : ['visit_booked'])
  }
  expect(await ledgerKeysOf(salon, broken.paymentId)).toEqual([])
})

/** The database lets a movement into the ledger once: with its key gone, the payment's own is refused. */
async function takeKeyOf(salon: Salon, { paymentIntentId }: StartedPayment): Promise<void> {
  const { latest_charge: charge } = await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)
  const amount = money(1, 'EUR')
  const postings = [
    { account: 'other', amount },
    { account: 'client', amount: money(-1, 'EUR') },
  ] as const
  const entry = { key: `charge:${charge}`, kind: 'charge', occurredAt: new Date(), postings } as const
  const source = { paymentId: null, stripeAccountId: salon.stripeAccountId }
  await inTransaction((tx) => appendLedger(tx, salon.form, [{ source, entries: [entry] }]))
}

test('a late payment among others takes its time again, and one whose time is gone is given back', async () => {
  const salon = await aSalon()
  const payments = await chargedPayments(salon, 6)
  const [, late, tooLate] = payments
  if (!late || !tooLate) throw new Error('there are six')
  for (const { visitId } of [late, tooLate]) await letHoldEnd(salon, visitId)
  await aHeldVisit(salon, { startsAt: inDays(2 + payments.indexOf(tooLate)) })
  await syncAll(salon, payments)
  for (const { visitId } of payments) {
    const state = visitId === tooLate.visitId ? 'expired' : 'booked'
    expect(await visitOf(salon, visitId)).toMatchObject({ state })
  }
  expect(await writtenWith(salon, late)).toBe(1)
  expect(await lettersWaiting(salon, late.visitId)).toEqual(['late_payment_booked'])
  expect(await lettersWaiting(salon, tooLate.visitId)).toEqual(['late_payment_returned'])
  expect((await noticesOf(salon)).toSorted()).toEqual(['late_payment_booked', 'late_payment_returned'])
})

/** Nobody has asked Stripe whether it was paid after all. */
async function letHoldEnd({ branchId }: Salon, visitId: string): Promise<void> {
  const where = { branchId_id: { branchId, id: visitId } }
  await database().visit.update({ where, data: { state: 'expired' } })
}

test('the same payment asked about many times at once is written once', async () => {
  const salon = await aSalon()
  const payments = await chargedPayments(salon, 3)
  await syncAll(salon, [...payments, ...payments, ...payments])
  for (const { paymentId, visitId } of payments) {
    const keys = await ledgerKeysOf(salon, paymentId)
    expect(new Set(keys).size).toBe(keys.length)
    expect(await lettersWaiting(salon, visitId)).toEqual(['visit_booked'])
  }
})

test('what only names a visit, and is not committed yet, keeps nobody waiting', async () => {
  const salon = await aSalon()
  const { paymentId, visitId } = await aChargedPayment(salon)
  await inTransaction(async (tx) => {
    await tellElsewhere(tx, salon.form, { kind: 'visit_reminder', subjectId: visitId, visitId })
    expect(await syncPayment(salon.form, paymentId)).toBe('paid')
  })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked' })
})
