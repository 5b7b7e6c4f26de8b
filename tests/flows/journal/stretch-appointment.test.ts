import { expect, test } from 'vitest'
import { stretchAppointment } from '#lib/flows/journal/stretch-appointment.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'
import { anEnteredVisit, enteredVisitOf } from '#tests/support/visits.ts'

const HOUR = 3_600_000

async function stretch(salon: Salon, visitId: string, minutes: number, revision = 0) {
  const { appointments } = await enteredVisitOf(visitId)
  const appointmentId = appointments[0]?.id ?? ''
  return stretchAppointment(salon.owner, { visitId, appointmentId, minutes, revision })
}

test('an appointment takes longer or shorter, and the visit ends with it', async () => {
  const salon = await aSalon()
  const visitId = await anEnteredVisit(salon)
  const { startsAt } = await enteredVisitOf(visitId)
  expect(await stretch(salon, visitId, 120)).toEqual({ ok: true })
  expect(await enteredVisitOf(visitId)).toMatchObject({ startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR) })
  expect(await stretch(salon, visitId, 30, 1)).toEqual({ ok: true })
  expect(await enteredVisitOf(visitId)).toMatchObject({ startsAt, endsAt: new Date(startsAt.getTime() + HOUR / 2) })
})

test('what follows in the same visit moves along', async () => {
  const salon = await aSalon()
  const one = { serviceId: salon.serviceId, staffMemberId: salon.staffMemberId, minutes: 60 }
  const visitId = await anEnteredVisit(salon, { services: [one, one] })
  await stretch(salon, visitId, 90)
  const { appointments } = await enteredVisitOf(visitId)
  expect(appointments[1]?.startsAt).toEqual(appointments[0]?.endsAt)
})

test('into somebody else’s time it is refused, and the visit stays as it was', async () => {
  const salon = await aSalon()
  const visitId = await anEnteredVisit(salon)
  const before = await enteredVisitOf(visitId)
  await anEnteredVisit(salon, { startsAt: new Date(before.endsAt.getTime() + HOUR / 2) })
  expect(await stretch(salon, visitId, 91)).toEqual({ ok: false, refusal: 'time_not_free' })
  expect(await enteredVisitOf(visitId)).toEqual(before)
  expect(await stretch(salon, visitId, 90)).toEqual({ ok: true })
})

test('of two people who stretch one visit at once, one wins and the other is told', async () => {
  const salon = await aSalon()
  const visitId = await anEnteredVisit(salon, { startsAt: inDays(5) })
  const outcomes = await Promise.all([75, 90].map((minutes) => stretch(salon, visitId, minutes)))
  expect(outcomes).toContainEqual({ ok: true })
  expect(outcomes).toContainEqual({ ok: false, refusal: 'visit_changed' })
})

test('a cancelled visit is not stretched, and another salon’s is not there', async () => {
  const salon = await aSalon()
  const visitId = await anEnteredVisit(salon)
  expect(await stretch(await aSalon(), visitId, 90)).toEqual({ ok: false, refusal: 'visit_not_found' })
  await cancelVisit(salon.owner, { visitId, isFeeWaived: false })
  expect(await stretch(salon, visitId, 90)).toMatchObject({ ok: false })
})
