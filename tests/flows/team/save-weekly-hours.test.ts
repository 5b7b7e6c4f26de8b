import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { saveDayHours } from '#lib/flows/team/save-day-hours.ts'
import { saveWeeklyHours } from '#lib/flows/team/save-weekly-hours.ts'
import { addDays, weekdayOf } from '#lib/visits/calendar.ts'
import { aHeldVisit, aSalon, type Salon } from '#tests/support/salon.ts'
import { dayIn, freeHoursOn, hours, momentOf } from '#tests/support/schedules.ts'

const DAY = dayIn(5)
const WEEKDAY = weekdayOf(DAY)

const wishOf = (
  { staffMemberId }: Salon,
  week: readonly { weekday: number; startMinute: number; endMinute: number }[],
) => ({
  ...{ staffMemberId, week: [...week], acceptedVisitIds: [] },
})

const storedWeek = ({ branchId }: Salon) =>
  database().workingHours.findMany({
    where: { branchId },
    orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }],
    select: { weekday: true, startMinute: true, endMinute: true },
  })

test('the form follows a new week at once, its breaks too; a day with hours of its own keeps them', async () => {
  const salon = await aSalon()
  const { staffMemberId } = salon
  await saveDayHours(salon.owner, { staffMemberId, day: addDays(DAY, 7), hours: [hours(20, 22)], acceptedVisitIds: [] })
  const week = [
    { weekday: WEEKDAY, ...hours(13, 15) },
    { weekday: WEEKDAY, ...hours(10, 12) },
  ]
  expect(await saveWeeklyHours(salon.owner, wishOf(salon, week))).toEqual({ ok: true })
  expect(await freeHoursOn(salon, DAY)).toEqual(['10:00', '11:00', '13:00', '14:00'])
  expect(await freeHoursOn(salon, addDays(DAY, 1))).toEqual([])
  expect(await freeHoursOn(salon, addDays(DAY, 7))).toEqual(['20:00', '21:00'])
  expect(
    await database().auditEntry.count({ where: { branchId: salon.branchId, action: 'schedule.week_changed' } }),
  ).toBe(1)
})

test('stretches that touch are one, so that nothing is lost between them; those that overlap are refused', async () => {
  const salon = await aSalon()
  const touching = [
    { weekday: WEEKDAY, ...hours(10, 12) },
    { weekday: WEEKDAY, ...hours(12, 14) },
  ]
  expect(await saveWeeklyHours(salon.owner, wishOf(salon, touching))).toEqual({ ok: true })
  expect(await storedWeek(salon)).toEqual([{ weekday: WEEKDAY, ...hours(10, 14) }])
  const overlapping = [...touching, { weekday: WEEKDAY, ...hours(13, 15) }]
  expect(await saveWeeklyHours(salon.owner, wishOf(salon, overlapping))).toEqual({
    ok: false,
    refusal: 'hours_overlap',
  })
})

test('visits on a weekday that is given up are named', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon, { startsAt: momentOf(DAY, 9) })
  expect(await saveWeeklyHours(salon.owner, wishOf(salon, []))).toMatchObject({ visits: [{ visitId }] })
})

test('two who save at once leave one of the two weeks, never a mixture', async () => {
  const salon = await aSalon()
  const weeks = [
    [
      { weekday: 1, ...hours(8, 12) },
      { weekday: 2, ...hours(8, 12) },
    ],
    [
      { weekday: 1, ...hours(10, 18) },
      { weekday: 3, ...hours(10, 18) },
    ],
  ]
  const outcomes = await Promise.all(weeks.map((week) => saveWeeklyHours(salon.owner, wishOf(salon, week))))
  expect(outcomes).toEqual([{ ok: true }, { ok: true }])
  expect(weeks).toContainEqual(await storedWeek(salon))
})

test('another salon’s staff member keeps their hours', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const outcome = await saveWeeklyHours(salon.owner, { ...wishOf(other, []) })
  expect(outcome).toEqual({ ok: false, refusal: 'staff_member_not_found' })
  expect(await storedWeek(other)).toHaveLength(7)
})
