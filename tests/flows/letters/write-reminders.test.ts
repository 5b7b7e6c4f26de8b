import { beforeAll, expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { changeReminder } from '#lib/flows/letters/change-reminder.ts'
import { writeReminders } from '#lib/flows/letters/write-reminders.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { moveVisit } from '#lib/flows/visits/move-visit.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { lettersOf, lettersWaiting, sendWaiting } from '#tests/support/letters.ts'
import { aMailServer, type MailServer } from '#tests/support/mail-server.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'

let mails: MailServer
beforeAll(async () => {
  mails = await aMailServer()
  return () => mails.stop()
})

const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS)

/** A visit that was booked three days ago and begins in so many hours. */
async function aVisitIn(salon: Salon, hours: number, changes: Prisma.VisitUncheckedUpdateManyInput = {}) {
  const { visitId } = await aPaidPayment(salon)
  const { branchId } = salon
  const times = { startsAt: inHours(hours), endsAt: inHours(hours + 1), createdAt: inHours(-72) }
  await database().visit.updateMany({ where: { branchId, id: visitId }, data: { ...times, ...changes } })
  await database().letter.updateMany({ where: { branchId, visitId }, data: { createdAt: inHours(-72) } })
  return visitId
}

const remindersOf = async (salon: Salon) =>
  (await lettersOf(salon, { kind: 'visit_reminder' })).map(({ visitId }) => visitId)

test('who comes within a day is reminded once, however often and at once it is looked for', async () => {
  const salon = await aSalon()
  const visitId = await aVisitIn(salon, 23)
  await aVisitIn(await aSalon(), 25)
  await Promise.all([1, 2, 3].map(() => writeReminders()))
  await writeReminders()
  expect(await remindersOf(salon)).toEqual([visitId])
  expect((await lettersWaiting(salon)).filter((kind) => kind === 'visit_reminder')).toHaveLength(1)
})

test('the salon chooses how long before, or that nobody is reminded', async () => {
  const [early, never] = [await aSalon(), await aSalon()]
  await changeReminder(early.owner, { hours: 48 })
  await changeReminder(never.owner, { hours: null })
  const visitId = await aVisitIn(early, 47)
  await aVisitIn(never, 2)
  await writeReminders()
  expect(await remindersOf(early)).toEqual([visitId])
  expect(await remindersOf(never)).toEqual([])
})

test.each([
  ['was cancelled', { state: 'canceled' as const, canceledAt: new Date() }],
  ['has begun', { startsAt: inHours(-1) }],
  ['was booked only just now', { createdAt: new Date() }],
  ['left no address', { contactEmail: '' }],
])('nobody is reminded of a visit that %s', async (_, changes) => {
  const salon = await aSalon()
  await aVisitIn(salon, 10, changes)
  await writeReminders()
  expect(await remindersOf(salon)).toEqual([])
})

test('a visit that was moved away is reminded of before its new time, not its old one', async () => {
  const salon = await aSalon()
  const visitId = await aVisitIn(salon, 23)
  await writeReminders()
  await moveVisit(salon.owner, { visitId, startsAt: inDays(6, 10), staffMemberId: null })
  await sendWaiting(salon)
  // It waited while the visit was moved: what it would have said is not true any more.
  expect(await lettersOf(salon, { kind: 'visit_reminder' })).toMatchObject([{ state: 'not_needed' }])
  await writeReminders()
  expect(await remindersOf(salon)).toHaveLength(1)

  await database().visit.updateMany({
    where: { branchId: salon.branchId },
    data: { startsAt: inHours(20), endsAt: inHours(21) },
  })
  await database().letter.updateMany({
    where: { branchId: salon.branchId, kind: 'visit_moved' },
    data: { createdAt: inHours(-60) },
  })
  await writeReminders()
  expect(await remindersOf(salon)).toHaveLength(2)
})

test('a reminder that waits while its visit is cancelled is not sent', async () => {
  const salon = await aSalon()
  const visitId = await aVisitIn(salon, 23, { contactEmail: 'canceled@example.com' })
  await writeReminders()
  await cancelVisit(salon.owner, { visitId, isFeeWaived: true })
  await sendWaiting(salon)
  const subjects = mails.takenFor('canceled@example.com').map(({ source }) => /^Subject: (.+)/m.exec(source)?.[1])
  expect(subjects).toEqual([expect.stringContaining('Cancelled')])
})
