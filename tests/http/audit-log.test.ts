import { expect, test } from 'vitest'
import { appendAudits } from '#lib/db/audit-entries.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { AuditFilter, listAuditActors, listAuditLog } from '#lib/views/people/audit-log.ts'
import { addDays, dayOf } from '#lib/visits/calendar.ts'
import { aSettledPayment } from '#tests/support/cash-flow.ts'
import { aMember, scopeOf } from '#tests/support/people.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const ENTRIES = 120

/** A salon whose reception has done a lot, its owner a little, and its form something. */
async function aBusySalon() {
  const salon = await aSalon()
  const reception = await aMember(salon, 'reception')
  const desk = await scopeOf(salon, reception)
  const of = (action: string, subjectId: string) => ({ action, subjectKind: 'visit' as const, subjectId })
  await inTransaction((tx) => appendAudits(tx, salon.owner, [of('terms.changed', 'a'), of('stripe.connected', 'b')]))
  await inTransaction((tx) =>
    appendAudits(
      tx,
      desk,
      Array.from({ length: ENTRIES }, (_, n) => of(n % 2 ? 'visit.moved' : 'refund.requested', String(n))),
    ),
  )
  await inTransaction((tx) => appendAudits(tx, salon.form, [of('visit.created', 'c')]))
  return { salon, reception }
}

const busy = aBusySalon()

/** All of it that fits, from page to page. */
async function listAll({ owner }: Salon, filter: object) {
  const lines: string[] = []
  const sizes: number[] = []
  let before: string | undefined
  do {
    const page: Awaited<ReturnType<typeof listAuditLog>> = await listAuditLog(
      owner,
      AuditFilter.parse({ ...filter, before }),
    )
    sizes.push(page.lines.length)
    lines.push(...page.lines.map(({ id }) => id))
    before = page.next ?? undefined
  } while (before)
  return { lines, sizes }
}

const countOf = async (salon: Salon, filter: object) => (await listAll(salon, filter)).lines.length

test('the log is read page by page, the latest first, and no entry twice', async () => {
  const { salon } = await busy
  const { lines, sizes } = await listAll(salon, {})
  expect(sizes).toEqual([50, 50, 23])
  expect(new Set(lines).size).toBe(ENTRIES + 3)
  expect(lines).toEqual(lines.toSorted((one, other) => Number(BigInt(other) - BigInt(one))))
})

test('by who did it: a person, or the client’s own form', async () => {
  const { salon, reception } = await busy
  expect(await countOf(salon, { who: reception.userId })).toBe(ENTRIES)
  expect(await countOf(salon, { who: 'client' })).toBe(1)
  expect(await countOf(salon, { who: 'stripe' })).toBe(0)
  expect((await listAuditLog(salon.owner, { who: reception.userId })).lines[0]).toMatchObject({
    ...{ actorKind: 'user', actorName: 'Olha', action: 'visit.moved', subjectKind: 'visit' },
  })
})

test('by what it was about, also of one person alone', async () => {
  const { salon, reception } = await busy
  expect(await countOf(salon, { what: 'money' })).toBe(ENTRIES / 2)
  expect(await countOf(salon, { what: 'visits' })).toBe(ENTRIES / 2 + 1)
  expect(await countOf(salon, { what: 'visits', who: reception.userId })).toBe(ENTRIES / 2)
  expect(await countOf(salon, { what: 'terms' })).toBe(1)
  expect(await countOf(salon, { what: 'keys' })).toBe(1)
  expect(await countOf(salon, { what: 'people' })).toBe(0)
})

test('by day, as the salon’s own clock has it', async () => {
  const { salon } = await busy
  const { timeZone } = await database().branch.findUniqueOrThrow({ where: { id: salon.branchId } })
  const today = dayOf(new Date(), timeZone)
  const all = ENTRIES + 3
  expect(await countOf(salon, { from: today, to: today })).toBe(all)
  expect(await countOf(salon, { from: addDays(today, 1) })).toBe(0)
  expect(await countOf(salon, { to: addDays(today, -1) })).toBe(0)
  expect(await countOf(salon, { from: '', to: '' })).toBe(all)
})

test('what moved money says how much, and a settlement what reached the balance', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  const { lines } = await listAuditLog(salon.owner, { what: 'money' })
  const sumOf = (wanted: string) => lines.find(({ action }) => action === wanted)?.details
  expect(sumOf('payment.charge')).toMatchObject({ amountMinor: 5000, currency: 'EUR' })
  expect(sumOf('payment.settlement')).toMatchObject({ amountMinor: 4812, currency: 'EUR' })
})

test('what no form would send filters nothing', async () => {
  const { salon } = await busy
  expect(await countOf(salon, { who: 'mallory', what: 'everything', from: '31.12.2026' })).toBe(ENTRIES + 3)
})

test('another salon’s log is not there, and its people are not named', async () => {
  const { reception } = await busy
  const other = await aSalon()
  expect(await listAuditLog(other.owner, {})).toEqual({ lines: [], next: null })
  expect(await listAuditLog(other.owner, { who: reception.userId })).toEqual({ lines: [], next: null })
  expect((await listAuditActors(other.owner)).map(({ id }) => id)).not.toContain(reception.userId)
  const own = await listAuditActors((await busy).salon.owner)
  expect(own.map(({ id }) => id)).toContain(reception.userId)
})
