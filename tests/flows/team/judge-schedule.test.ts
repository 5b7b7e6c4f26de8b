import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { saveDayHours } from '#lib/flows/team/save-day-hours.ts'
import { aHeldVisit, aSalon, visitOf } from '#tests/support/salon.ts'
import { dayIn, freeHoursOn, hours, momentOf } from '#tests/support/schedules.ts'

const DAY = dayIn(5)

const contactOf = (number: number) => ({
  ...{ name: `Anna ${number}`, phone: `+4915112345${600 + number}`, email: 'anna@example.com' },
})

test('visits that would lose their hours are named first; once seen they stay booked as they are', async () => {
  const salon = await aSalon()
  const { staffMemberId } = salon
  const early = await aHeldVisit(salon, { startsAt: momentOf(DAY, 9), contact: contactOf(1) })
  await aHeldVisit(salon, { startsAt: momentOf(DAY, 15), contact: contactOf(2) })
  const wish = { staffMemberId, day: DAY, hours: [hours(14, 20)] }
  const asked = await saveDayHours(salon.owner, { ...wish, acceptedVisitIds: [] })
  expect(asked).toEqual({
    ...{ ok: false, refusal: 'visits_fall_out' },
    visits: [{ visitId: early.visitId, clientName: 'Anna 1', serviceName: 'Haircut', startsAt: momentOf(DAY, 9) }],
  })
  expect(await database().scheduleException.count({ where: { branchId: salon.branchId } })).toBe(0)

  expect(await saveDayHours(salon.owner, { ...wish, acceptedVisitIds: [early.visitId] })).toEqual({ ok: true })
  expect((await visitOf(salon, early.visitId)).appointments).toMatchObject([{ live: true, startsAt: momentOf(DAY, 9) }])
  expect(await freeHoursOn(salon, DAY)).toEqual(['14:00', '16:00', '17:00', '18:00', '19:00'])
})

test('a visit that was booked while somebody read the list is asked about too', async () => {
  const salon = await aSalon()
  const first = await aHeldVisit(salon, { startsAt: momentOf(DAY, 9), contact: contactOf(1) })
  const late = await aHeldVisit(salon, { startsAt: momentOf(DAY, 11), contact: contactOf(2) })
  const wish = { staffMemberId: salon.staffMemberId, day: DAY, hours: [] }
  const asked = await saveDayHours(salon.owner, { ...wish, acceptedVisitIds: [first.visitId] })
  expect(asked).toMatchObject({ refusal: 'visits_fall_out', visits: [{}, { visitId: late.visitId }] })
})

test('what is cancelled, over or was outside before is not asked about', async () => {
  const salon = await aSalon()
  const { branchId, staffMemberId } = salon
  const gone = await aHeldVisit(salon, { startsAt: momentOf(DAY, 9), contact: contactOf(1) })
  await database().visit.update({
    where: { branchId_id: { branchId, id: gone.visitId } },
    data: { state: 'canceled' },
  })
  expect(await saveDayHours(salon.owner, { staffMemberId, day: DAY, hours: [], acceptedVisitIds: [] })).toEqual({
    ok: true,
  })
  const noon = momentOf(dayIn(6), 12)
  const outside = await aHeldVisit(salon, { startsAt: noon, contact: contactOf(2) })
  const closing = { staffMemberId, day: dayIn(6), hours: [], acceptedVisitIds: [outside.visitId] }
  expect(await saveDayHours(salon.owner, closing)).toEqual({ ok: true })
  expect(await saveDayHours(salon.owner, { ...closing, hours: [hours(14, 16)], acceptedVisitIds: [] })).toEqual({
    ok: true,
  })
})
