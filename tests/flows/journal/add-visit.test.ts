import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { addVisit } from '#lib/flows/journal/add-visit.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aSalon, bookingOf, inDays } from '#tests/support/salon.ts'
import { anEnteredVisit, enteredVisitOf, entryOf } from '#tests/support/visits.ts'

test('a visit is booked at once, by staff, and nothing has to be paid for it', async () => {
  const salon = await aSalon()
  const visit = await enteredVisitOf(await anEnteredVisit(salon))
  expect(visit).toMatchObject({ state: 'booked', source: 'staff', totalMinor: 5000n, holdExpiresAt: null })
  expect(visit.appointments).toMatchObject([{ paymentStatus: 'not_available', live: true }])
  expect(visit.client).toMatchObject({ name: 'Berta', phone: '+4915187654321' })
})

test('who left an email is written to, who did not is not', async () => {
  const salon = await aSalon()
  const silent = await anEnteredVisit(salon)
  expect(await lettersWaiting(salon, silent)).toEqual([])
  const contact = { name: 'Carla', phone: '+4915187654322', email: 'carla@example.com' }
  const told = await anEnteredVisit(salon, { contact, startsAt: inDays(4) })
  expect(await lettersWaiting(salon, told)).toEqual(['visit_booked'])
})

test('outside of opening hours staff may, clients may not', async () => {
  const salon = await aSalon()
  await database().workingHours.deleteMany({ where: { branchId: salon.branchId } })
  expect(await bookVisit(salon.form, bookingOf(salon))).toMatchObject({ ok: false, refusal: 'time_not_free' })
  expect(await addVisit(salon.owner, entryOf(salon))).toMatchObject({ ok: true })
})

test('of staff and clients who want one time at once, one gets it and nobody is booked halfway', async () => {
  const salon = await aSalon()
  const client = (n: number) =>
    bookingOf(salon, { contact: { name: 'Anna', phone: `+49151000000${n}`, email: 'a@example.com' } })
  const outcomes = await Promise.all([
    addVisit(salon.owner, entryOf(salon)),
    ...[11, 12, 13].map((n) => bookVisit(salon.form, client(n))),
    addVisit(salon.owner, entryOf(salon)),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await database().visit.count({ where: { branchId: salon.branchId } })).toBe(1)
})

test('services follow one another, each as long as staff say', async () => {
  const salon = await aSalon()
  const { serviceId, staffMemberId } = salon
  const visitId = await anEnteredVisit(salon, {
    services: [
      { serviceId, staffMemberId, minutes: 30 },
      { serviceId, staffMemberId, minutes: null },
    ],
  })
  const { startsAt, endsAt, totalMinor, appointments } = await enteredVisitOf(visitId)
  expect(endsAt.getTime() - startsAt.getTime()).toBe(90 * 60_000)
  expect(appointments[1]?.startsAt).toEqual(appointments[0]?.endsAt)
  expect(totalMinor).toBe(10_000n)
})

test('a client who was here before keeps their card', async () => {
  const salon = await aSalon()
  const first = await enteredVisitOf(await anEnteredVisit(salon))
  const contact = { name: 'Bertha', phone: '+4915187654321', email: '' }
  const second = await enteredVisitOf(await anEnteredVisit(salon, { contact, startsAt: inDays(4) }))
  expect(second.clientId).toBe(first.clientId)
  expect(second).toMatchObject({ contactName: 'Bertha', client: { name: 'Berta' } })
})

test('nobody is booked for what they do not do, nor with another salon’s people', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const wrong = [{ serviceId: salon.serviceId, staffMemberId: other.staffMemberId, minutes: null }]
  expect(await addVisit(salon.owner, entryOf(salon, { services: wrong }))).toEqual({
    ok: false,
    refusal: 'services_not_offered',
  })
})

test('letters are in the client’s language, and in the salon’s to who is new', async () => {
  const salon = await aSalon()
  const { branchId } = salon
  await database().branch.update({ where: { id: branchId }, data: { locale: 'uk' } })
  const contact = { name: 'Carla', phone: '+4915187654322', email: 'carla@example.com' }
  const known = { ...contact, phone: '+4915187654333' }
  await database().client.create({ data: { branchId, ...known, locale: 'en' } })
  const isNew = await enteredVisitOf(await anEnteredVisit(salon, { contact }))
  expect(isNew).toMatchObject({ locale: 'uk', client: { locale: 'uk' } })
  const wasHere = await enteredVisitOf(await anEnteredVisit(salon, { contact: known, startsAt: inDays(4) }))
  expect(wasHere).toMatchObject({ locale: 'en', client: { locale: 'en' } })
  const letters = await database().letter.findMany({ where: { branchId }, orderBy: { locale: 'asc' } })
  expect(letters.map(({ locale }) => locale)).toEqual(['en', 'uk'])
})

test('of a number that was merged, the language is that of the person who stays', async () => {
  const salon = await aSalon()
  const { branchId } = salon
  const person = await database().client.create({
    data: { branchId, name: 'Carla', phone: '+4915187654322', email: '', locale: 'uk' },
  })
  const old = { name: 'Carla', phone: '+4915187654333', email: '' }
  await database().client.create({ data: { branchId, ...old, locale: 'en', mergedIntoId: person.id } })
  expect(await enteredVisitOf(await anEnteredVisit(salon, { contact: old }))).toMatchObject({
    locale: 'uk',
    clientId: person.id,
  })
})
