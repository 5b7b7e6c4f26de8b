import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { saveDayHours } from '#lib/flows/team/save-day-hours.ts'
import { aSalon } from '#tests/support/salon.ts'
import { dayIn, freeHoursOn, hours } from '#tests/support/schedules.ts'

const DAY = dayIn(5)
const NOTHING_BOOKED = { day: DAY, acceptedVisitIds: [] }

test('a day has hours of its own, is closed, and follows its week again, each at once in the form', async () => {
  const salon = await aSalon()
  const wish = { ...NOTHING_BOOKED, staffMemberId: salon.staffMemberId }
  expect(await saveDayHours(salon.owner, { ...wish, hours: [hours(10, 12)] })).toEqual({ ok: true })
  expect(await freeHoursOn(salon, DAY)).toEqual(['10:00', '11:00'])
  expect(await saveDayHours(salon.owner, { ...wish, hours: [] })).toEqual({ ok: true })
  expect(await freeHoursOn(salon, DAY)).toEqual([])
  expect(await freeHoursOn(salon, dayIn(6))).toHaveLength(24)
  expect(await saveDayHours(salon.owner, { ...wish, hours: null })).toEqual({ ok: true })
  expect(await freeHoursOn(salon, DAY)).toHaveLength(24)
  const log = await database().auditEntry.findMany({ where: { branchId: salon.branchId }, orderBy: { id: 'asc' } })
  expect(log.map(({ action }) => action)).toEqual([
    'schedule.day_changed',
    'schedule.day_changed',
    'schedule.day_restored',
  ])
  expect(log[0]?.details).toEqual({ name: 'Olena', day: DAY })
})

test('hours that overlap are refused', async () => {
  const { owner, staffMemberId } = await aSalon()
  const wish = { ...NOTHING_BOOKED, staffMemberId, hours: [hours(10, 14), hours(13, 15)] }
  expect(await saveDayHours(owner, wish)).toEqual({ ok: false, refusal: 'hours_overlap' })
})

test('two who change one day at once leave one of the two, never both', async () => {
  const salon = await aSalon()
  const { branchId, staffMemberId } = salon
  const wishes = [[hours(8, 12)], [hours(10, 18)], []]
  const outcomes = await Promise.all(
    wishes.map((wanted) => saveDayHours(salon.owner, { ...NOTHING_BOOKED, staffMemberId, hours: wanted })),
  )
  expect(outcomes).toEqual([{ ok: true }, { ok: true }, { ok: true }])
  expect(await database().scheduleException.count({ where: { branchId } })).toBe(1)
})

test('the database itself keeps a closed day free of hours', async () => {
  const { branchId, staffMemberId } = await aSalon()
  const date = new Date(`${DAY}T00:00:00Z`)
  await database().scheduleException.create({ data: { branchId, staffMemberId, date } })
  const beside = database().scheduleException.create({ data: { branchId, staffMemberId, date, ...hours(10, 12) } })
  await expect(beside).rejects.toThrow('schedule_exception_apart')
})

test('another salon’s staff member keeps their day', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const outcome = await saveDayHours(salon.owner, { ...NOTHING_BOOKED, staffMemberId: other.staffMemberId, hours: [] })
  expect(outcome).toEqual({ ok: false, refusal: 'staff_member_not_found' })
})
