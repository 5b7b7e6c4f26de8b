import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { listMoves } from '#lib/flows/visits/list-moves.ts'
import { addDays, type Day, dateOfDay, weekdayOf } from '#lib/visits/calendar.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, bookingOf, type Salon } from '#tests/support/salon.ts'
import { dayIn, freeHoursOn, hours, momentOf } from '#tests/support/schedules.ts'

const FRIDAY: Day = addDays(dayIn(5), (12 - weekdayOf(dayIn(5))) % 7)
const SATURDAY = addDays(FRIDAY, 1)

/** Works from Friday at six until four in the morning; a visit takes an hour and a half. */
async function aNightSalon(): Promise<Salon> {
  const salon = await aSalon({ service: { durationMinutes: 90 } })
  const { branchId, staffMemberId } = salon
  await database().workingHours.deleteMany({ where: { branchId } })
  const of = { branchId, staffMemberId }
  await database().workingHours.createMany({
    data: [
      { ...of, weekday: 5, ...hours(18, 24) },
      { ...of, weekday: 6, ...hours(0, 4) },
    ],
  })
  return salon
}

test('what is worked over midnight is offered and booked over midnight', async () => {
  const salon = await aNightSalon()
  expect(await freeHoursOn(salon, FRIDAY)).toEqual(['18:00', '19:00', '20:00', '21:00', '22:00', '23:00'])
  expect(await freeHoursOn(salon, SATURDAY)).toEqual(['00:00', '01:00', '02:00'])
  const startsAt = momentOf(FRIDAY, 23)
  expect(await bookVisit(salon.form, bookingOf(salon, { startsAt }))).toMatchObject({ ok: true })
  expect(await freeHoursOn(salon, FRIDAY)).toEqual(['18:00', '19:00', '20:00', '21:00'])
  expect(await freeHoursOn(salon, SATURDAY)).toEqual(['01:00', '02:00'])
})

test('where the day after is closed, nothing reaches into it', async () => {
  const salon = await aNightSalon()
  const { branchId, staffMemberId } = salon
  await database().scheduleException.create({ data: { branchId, staffMemberId, date: dateOfDay(SATURDAY) } })
  expect(await freeHoursOn(salon, FRIDAY)).toEqual(['18:00', '19:00', '20:00', '21:00', '22:00'])
  const startsAt = momentOf(FRIDAY, 23)
  expect(await bookVisit(salon.form, bookingOf(salon, { startsAt }))).toMatchObject({ refusal: 'time_not_free' })
})

test('a visit may be moved to where it runs over midnight', async () => {
  const salon = await aNightSalon()
  const { visitId } = await aPaidPayment(salon, momentOf(FRIDAY, 19))
  const starts = (await listMoves(salon.form, visitId)).map(({ startsAt }) => startsAt)
  expect(starts).toContainEqual(momentOf(FRIDAY, 23))
})
