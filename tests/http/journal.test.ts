import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { saveDayHours } from '#lib/db/team/schedules.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { moveTypedVisit } from '#lib/http/visits/typed-move.ts'
import { getJournal } from '#lib/views/visits/journal.ts'
import { checkTime } from '#lib/views/visits/time-check.ts'
import type { VisitsOf } from '#lib/views/visits/visit-card.ts'
import { addDays, dayOf } from '#lib/visits/calendar.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { anEnteredVisit } from '#tests/support/visits.ts'

async function journalOf(salon: Salon, day: string, of: VisitsOf = 'everyone') {
  const { timeZone } = await database().branch.findUniqueOrThrow({ where: { id: salon.branchId } })
  return getJournal(salon.owner, { days: [day], of, timeZone })
}

/** A salon with a visit on some day, and that day by its own clock. */
async function aDay({ staffCount = 1 } = {}) {
  const salon = await aSalon({ staffCount })
  const visitId = await anEnteredVisit(salon)
  const { timeZone } = await database().branch.findUniqueOrThrow({ where: { id: salon.branchId } })
  const visit = await database().visit.findFirstOrThrow({ where: { branchId: salon.branchId, id: visitId } })
  return { salon, visitId, day: dayOf(visit.startsAt, timeZone), visit }
}

test('a day shows each appointment by the clock on the wall, with how far it is and whether it is paid', async () => {
  const { salon, visitId, day, visit } = await aDay()
  await recordDeskPayment(salon.owner, { visitId, method: 'cash', amountMinor: 1000, note: '' })
  const { entries } = await journalOf(salon, day)
  expect(entries).toMatchObject([
    {
      ...{ visitId, day, clientName: 'Berta', state: 'booked', paymentState: 'partly_paid', leadMinutes: 0 },
      ...{ staffMemberId: salon.staffMemberId, toPay: { amountMinor: 5000, currency: 'EUR' } },
    },
  ])
  const [entry] = entries
  expect((entry?.endMinute ?? 0) - (entry?.startMinute ?? 0)).toBe(
    (visit.endsAt.getTime() - visit.startsAt.getTime()) / 60_000,
  )
  expect((await journalOf(salon, addDays(day, 1))).entries).toEqual([])
})

test('what is seen in the journal is what a move of it to another minute asks for', async () => {
  const { salon, visitId, day } = await aDay()
  const [entry] = (await journalOf(salon, day)).entries
  const at = { day, minute: (entry?.startMinute ?? 0) + 45 }
  const wish = { visitId, at, staffMemberId: null, revision: entry?.revision ?? -1 }
  expect(await moveTypedVisit(salon.owner, wish)).toMatchObject({ ok: true })
  expect(await moveTypedVisit(salon.owner, wish)).toEqual({ ok: false, refusal: 'visit_changed' })
  expect((await journalOf(salon, day)).entries).toMatchObject([{ startMinute: at.minute, day }])
})

test('a cancelled visit leaves the journal', async () => {
  const { salon, visitId, day } = await aDay()
  await cancelVisit(salon.owner, { visitId, isFeeWaived: true })
  expect((await journalOf(salon, day)).entries).toEqual([])
})

test('whoever sees only their own days sees nobody else’s, and who is on no team sees none', async () => {
  const { salon, day } = await aDay({ staffCount: 2 })
  const others = await database().staffMember.findMany({
    where: { branchId: salon.branchId, id: { not: salon.staffMemberId } },
  })
  const own = await journalOf(salon, day, { staffMemberId: salon.staffMemberId })
  expect(own.staff.map(({ id }) => id)).toEqual([salon.staffMemberId])
  expect(own.entries).toHaveLength(1)
  const other = await journalOf(salon, day, { staffMemberId: others[0]?.id ?? null })
  expect(other.staff).toHaveLength(1)
  expect(other.entries).toEqual([])
  expect(await journalOf(salon, day, { staffMemberId: null })).toMatchObject({ staff: [], entries: [] })
})

test('another salon’s day is not there', async () => {
  const { salon, day } = await aDay()
  const other = await aSalon()
  expect((await journalOf(other, day, { staffMemberId: salon.staffMemberId })).entries).toEqual([])
  expect((await journalOf(other, day)).entries).toEqual([])
})

test('a day’s own hours are those that are shown as worked', async () => {
  const { salon, day } = await aDay()
  const hours = [{ startMinute: 1200, endMinute: 1320 }]
  const { staffMemberId } = salon
  await saveDayHours(database(), salon.owner, { staffMemberId, day, hours })
  expect((await journalOf(salon, day)).days).toMatchObject([{ day, staff: [{ staffMemberId, hours }] }])
})

test('who has left stands in the journal on the days of their visits, and on no other', async () => {
  const { salon, visitId, day } = await aDay({ staffCount: 2 })
  await database().staffMember.update({
    where: { branchId_id: { branchId: salon.branchId, id: salon.staffMemberId } },
    data: { archivedAt: new Date() },
  })
  const { staff, entries } = await journalOf(salon, day)
  expect(staff).toHaveLength(2)
  expect(entries).toMatchObject([{ visitId, staffMemberId: salon.staffMemberId }])
  expect((await journalOf(salon, addDays(day, 1))).staff).toHaveLength(1)
  await cancelVisit(salon.owner, { visitId, isFeeWaived: true })
  expect((await journalOf(salon, day)).staff).toHaveLength(1)
})

test('staff are warned of a time only if who does that part of the visit is busy or away then', async () => {
  const { salon, visitId, day } = await aDay({ staffCount: 2 })
  const [entry] = (await journalOf(salon, day)).entries
  const other = await database().staffMember.findFirstOrThrow({
    where: { branchId: salon.branchId, id: { not: salon.staffMemberId } },
  })
  const minute = entry?.startMinute ?? 0
  const ask = (first: string, second: string, exceptVisitId: string | null = null) => {
    const parts = [
      { staffMemberId: first, minute, minutes: 60 },
      { staffMemberId: second, minute: minute + 60, minutes: 30 },
    ]
    return checkTime(salon.owner, { day, parts, exceptVisitId })
  }
  const fine = { ok: true, isTaken: false, isOutside: false }
  expect(await ask(other.id, salon.staffMemberId)).toEqual(fine)
  expect(await ask(salon.staffMemberId, other.id)).toEqual({ ...fine, isTaken: true })
  expect(await ask(salon.staffMemberId, other.id, visitId)).toEqual(fine)
  await saveDayHours(database(), salon.owner, { staffMemberId: other.id, day, hours: [] })
  expect(await ask(salon.staffMemberId, other.id, visitId)).toEqual({ ...fine, isOutside: true })
  const strange = (await aSalon()).staffMemberId
  expect(await ask(other.id, strange)).toEqual({ ok: false, refusal: 'staff_member_not_found' })
})
