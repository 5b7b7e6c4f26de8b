import { expect, test } from 'vitest'
import { database, inTransaction, runStatement } from '#lib/db/client.ts'
import { insertCorrection, insertDeskPayment } from '#lib/db/desk/desk-payments.ts'
import { saveDiscount } from '#lib/db/desk/discounts.ts'
import { insertHoldOrder } from '#lib/db/payments/hold-orders.ts'
import { appendLedger } from '#lib/db/payments/ledger.ts'
import { insertPayment } from '#lib/db/payments/payments.ts'
import { saveVisitState } from '#lib/db/visits/visits.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { money } from '#lib/money/money.ts'
import type { LedgerEntry } from '#lib/payments/ledger-entries.ts'
import { anOpenVisit, aSalonWithLinks } from '#tests/support/links.ts'
import { aHeldPayment, aPaidPayment, aStartedPayment, type StartedPayment } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, type Salon, visitOf } from '#tests/support/salon.ts'

function writeEntry(salon: Salon, { paymentId }: StartedPayment, amounts: readonly number[]): Promise<void> {
  const postings = amounts.map((amount) => ({ account: 'other', amount: money(amount, 'EUR') }) as const)
  const occurredAt = new Date()
  const entries: readonly LedgerEntry[] = [{ key: 'charge:ch_guard', kind: 'charge', occurredAt, postings }]
  const source = { paymentId, stripeAccountId: salon.stripeAccountId }
  return inTransaction((tx) => appendLedger(tx, salon.form, [{ source, entries }]))
}

test('an entry that does not add up to zero is not written', async () => {
  const salon = await aSalon()
  const payment = await aStartedPayment(salon)
  await expect(writeEntry(salon, payment, [-100, 99])).rejects.toThrow(/does not balance/)
  expect(await database().ledgerEntry.count({ where: { branchId: salon.branchId } })).toBe(0)
})

test('an entry with one posting, or none, is not written', async () => {
  const salon = await aSalon()
  const payment = await aStartedPayment(salon)
  await expect(writeEntry(salon, payment, [])).rejects.toThrow(/fewer than two postings/)
  expect(await database().ledgerEntry.count({ where: { branchId: salon.branchId } })).toBe(0)
})

async function aDeskLine() {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  await recordDeskPayment(salon.owner, { visitId, method: 'cash', amountMinor: 3000, note: '' })
  const { id } = await database().deskPayment.findFirstOrThrow({ where: { visitId } })
  return { salon, line: { id, visitId, method: 'cash', amount: money(3000, 'EUR') } as const }
}

test('at the desk more than is open is not written, nor a correction beyond its line', async () => {
  const { salon, line } = await aDeskLine()
  await expect(insertDeskPayment(database(), salon.owner, { ...line, note: null })).rejects.toThrow(/more than is open/)
  const correction = { line: { ...line, left: line.amount }, amount: money(3001, 'EUR'), note: 'A slip' }
  await expect(insertCorrection(database(), salon.owner, correction)).rejects.toThrow(/beyond its own sum/)
})

test('a visit does not become cheaper than what is settled of it', async () => {
  const { salon, line } = await aDeskLine()
  const discount = { amount: money(2001, 'EUR'), percent: null, reason: 'A slip' }
  const given = saveDiscount(database(), salon.owner, { visitId: line.visitId, discount })
  await expect(given).rejects.toThrow(/cost less than is settled/)
})

const change = (what: string, salon: Salon) => runStatement(`${what} where branch_id = $1`, [salon.branchId])

test.each([
  'update ledger_entry set key = key',
  'delete from ledger_entry',
  'update ledger_posting set amount_minor = amount_minor',
  'delete from ledger_posting',
  'update audit_entry set action = action',
  'delete from audit_entry',
])('what was written down stays as it is: %s', async (what) => {
  const salon = await aSalon()
  await aPaidPayment(salon)
  await expect(change(what, salon)).rejects.toThrow(/is append-only/)
})

test('what was written down at the desk stays as it is', async () => {
  const { salon } = await aDeskLine()
  await expect(change('update desk_payment set amount_minor = 1', salon)).rejects.toThrow(/is append-only/)
  await expect(change('delete from desk_payment', salon)).rejects.toThrow(/is append-only/)
})

test('a payment that is paid is never on hold, awaited or cancelled again', async () => {
  const salon = await aSalon()
  await aPaidPayment(salon)
  for (const state of ['held', 'awaiting', 'canceled']) {
    await expect(change(`update payment set state = '${state}'`, salon)).rejects.toThrow(/cannot go from paid/)
  }
})

test('a payment is not told news that are older than what it knows', async () => {
  const salon = await aSalon()
  await aPaidPayment(salon)
  await expect(change('update payment set facts_asking = 0', salon)).rejects.toThrow(/older news/)
})

test('a visit has one payment that waits for its client', async () => {
  const salon = await aSalon()
  const { visitId } = await aStartedPayment(salon)
  const { stripeAccountId } = salon
  const order = {
    visitId,
    stripeAccountId,
    amount: money(5000, 'EUR'),
    linkId: null,
    openUntil: null,
    captureMode: 'at_booking',
  } as const
  await expect(insertPayment(database(), salon.form, order)).rejects.toThrow(/Unique constraint/)
})

test('a hold has one order that stands', async () => {
  const salon = await aSalon()
  const { paymentId } = await aHeldPayment(salon)
  const { stripeAccountId } = salon
  const order = { kind: 'capture', paymentId, stripeAccountId, amount: money(5000, 'EUR') } as const
  const insert = () => inTransaction((tx) => insertHoldOrder(tx, salon.owner, order))
  await insert()
  await expect(insert()).rejects.toThrow(/Unique constraint/)
})

test('a payment is of the branch of its visit and of its account', async () => {
  const salon = await aSalon()
  const other = await aSalon()
  const { visitId } = await aHeldVisit(other)
  const amount = money(5000, 'EUR')
  const order = {
    visitId,
    stripeAccountId: salon.stripeAccountId,
    amount,
    linkId: null,
    openUntil: null,
    captureMode: 'at_booking',
  } as const
  await expect(insertPayment(database(), salon.form, order)).rejects.toThrow(/Foreign key constraint/)
  await expect(insertPayment(database(), other.form, order)).rejects.toThrow(/Foreign key constraint/)
})

test('nothing of work that broke down is written after its transaction was undone', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  const { promise: undone, resolve: isUndone } = Promise.withResolvers<void>()
  let late: Promise<void> | undefined
  const work = inTransaction(async (tx) => {
    late = undone.then(() => saveVisitState(tx, salon.form, { id: visitId, state: 'canceled' }))
    throw new Error('broken')
  })
  await expect(work).rejects.toThrow('broken')
  isUndone()
  await expect(late).rejects.toThrow('a transaction is opened by inTransaction')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'on_hold' })
})
