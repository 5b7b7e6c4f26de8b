import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { AddTimeOffInput, addTimeOff } from '#lib/flows/team/add-time-off.ts'
import { aHeldVisit, aSalon, type Salon } from '#tests/support/salon.ts'
import { dayIn, freeHoursOn, momentOf } from '#tests/support/schedules.ts'
import { whileTaken } from '#tests/support/taken-rows.ts'

const at = (day: string, hour: number) => ({ day, minute: Math.round(hour * 60) })

const wishOf = ({ staffMemberId }: Salon, from: ReturnType<typeof at>, to: ReturnType<typeof at>) => ({
  ...{ staffMemberId, from, to, reason: 'Holiday', acceptedVisitIds: [] },
})

const storedOf = ({ branchId }: Salon) => database().timeOff.findMany({ where: { branchId } })

test('who is away cannot be booked from the first minute to the last, and around it as before', async () => {
  const salon = await aSalon()
  const [day, next] = [dayIn(5), dayIn(6)]
  expect(await addTimeOff(salon.owner, wishOf(salon, at(day, 12), at(next, 2)))).toEqual({ ok: true })
  expect((await freeHoursOn(salon, day)).at(-1)).toBe('11:00')
  expect((await freeHoursOn(salon, next))[0]).toBe('02:00')
  expect(await database().auditEntry.findFirst({ where: { branchId: salon.branchId } })).toMatchObject({
    ...{ action: 'schedule.time_off_added', details: { name: 'Olena', from: `${day} 12:00`, to: `${next} 02:00` } },
  })
})

test.each([
  ['in spring, when a day has 23 hours', '2027-03-28', 23],
  ['in autumn, when a day has 25 hours', '2027-10-31', 25],
  ['on any other day', '2027-06-15', 24],
])('a whole day off is the whole day, %s', async (_, day, length) => {
  const salon = await aSalon()
  expect(await addTimeOff(salon.owner, wishOf(salon, at(day, 0), at(day, 24)))).toEqual({ ok: true })
  const [stored] = await storedOf(salon)
  expect(stored?.startsAt).toEqual(momentOf(day, 0))
  expect(((stored?.endsAt.getTime() ?? 0) - (stored?.startsAt.getTime() ?? 0)) / 3_600_000).toBe(length)
})

test('an hour that the clock skips is nothing to be away in', async () => {
  const salon = await aSalon()
  const outcome = await addTimeOff(salon.owner, wishOf(salon, at('2027-03-28', 2.25), at('2027-03-28', 2.75)))
  expect(outcome).toEqual({ ok: false, refusal: 'time_off_is_nothing' })
  expect(await storedOf(salon)).toEqual([])
})

test('nobody is away twice at once, however many people say so', async () => {
  const salon = await aSalon()
  const [from, to] = [at(dayIn(5), 0), at(dayIn(7), 24)]
  const select = 'select from staff_member where id = $1 for no key update'
  const outcomes = await whileTaken({ select, values: [salon.staffMemberId], until: 1 }, () =>
    Promise.all([1, 2, 3].map(() => addTimeOff(salon.owner, wishOf(salon, from, to)))),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'time_off_overlaps' })
  // Right after it is another one.
  expect(await addTimeOff(salon.owner, wishOf(salon, at(dayIn(8), 0), at(dayIn(8), 24)))).toEqual({ ok: true })
})

test('the database itself keeps absences apart', async () => {
  const { branchId, staffMemberId } = await aSalon()
  const away = { startsAt: momentOf(dayIn(5), 0), endsAt: momentOf(dayIn(6), 0) }
  await database().timeOff.create({ data: { branchId, staffMemberId, ...away } })
  await expect(database().timeOff.create({ data: { branchId, staffMemberId, ...away } })).rejects.toThrow(
    'time_off_apart',
  )
})

test('visits in that time are named first', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon, { startsAt: momentOf(dayIn(5), 12) })
  const wish = wishOf(salon, at(dayIn(4), 0), at(dayIn(6), 24))
  expect(await addTimeOff(salon.owner, wish)).toMatchObject({ refusal: 'visits_fall_out', visits: [{ visitId }] })
  expect(await addTimeOff(salon.owner, { ...wish, acceptedVisitIds: [visitId] })).toEqual({ ok: true })
})

test('time off ends after it begins, and within a year or so', () => {
  const wish = { staffMemberId: crypto.randomUUID(), reason: '', acceptedVisitIds: [] }
  const isGood = (from: ReturnType<typeof at>, to: ReturnType<typeof at>) =>
    AddTimeOffInput.safeParse({ ...wish, from, to }).success
  expect(isGood(at('2027-01-02', 0), at('2027-01-01', 24))).toBe(false)
  expect(isGood(at('2027-01-02', 0), at('2029-01-01', 24))).toBe(false)
  expect(isGood(at('2027-01-02', 0), at('2027-01-02', 0.5))).toBe(true)
})

test('another salon’s staff member is not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const outcome = await addTimeOff(salon.owner, wishOf(other, at(dayIn(5), 0), at(dayIn(5), 24)))
  expect(outcome).toEqual({ ok: false, refusal: 'staff_member_not_found' })
})
