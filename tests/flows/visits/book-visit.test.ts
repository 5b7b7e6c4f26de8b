import { expect, test } from 'vitest'
import { findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { insertHold, insertVisit, nullIfTaken } from '#lib/db/visits/new-visits.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { money } from '#lib/money/money.ts'
import { enqueueSql } from '#lib/queue/queue.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aChargedPayment, aStartedPayment, jobsWaiting } from '#tests/support/payments.ts'
import { aColleague, aHeldVisit, aSalon, bookingOf, inDays, visitOf } from '#tests/support/salon.ts'

const anotherPhone = (index: number) => `+49151${String(10_000_000 + index)}`
const clientNumber = (index: number) => ({
  name: `Client ${index}`,
  phone: anotherPhone(index),
  email: `client${index}@example.com`,
})

test('of a price that is a range the least is agreed on, and how much it may be is kept', async () => {
  const salon = await aSalon({ service: { priceFromMinor: 5000, priceToMinor: 8000 } })
  const { visitId } = await aHeldVisit(salon)
  expect(await visitOf(salon, visitId)).toMatchObject({
    ...{ totalMinor: 5000n, appointments: [{ priceMinor: 5000n, priceToMinor: 8000n }] },
  })
})

test('a visit that is to be paid takes its time for fifteen minutes', async () => {
  const salon = await aSalon()
  const outcome = await bookVisit(salon.form, bookingOf(salon))
  if (!outcome.ok) throw new Error(outcome.refusal)
  const visit = await visitOf(salon, outcome.visitId)
  expect(outcome.isOnHold).toBe(true)
  expect(visit).toMatchObject({ state: 'on_hold', paymentState: 'unpaid', totalMinor: 5000n, currency: 'EUR' })
  expect(visit.appointments).toMatchObject([{ live: true, priceMinor: 5000n, dueMinor: 5000n }])
  const minutes = ((visit.holdExpiresAt?.getTime() ?? 0) - visit.createdAt.getTime()) / 60_000
  expect(minutes).toBeCloseTo(15, 1)
  expect(await jobsWaiting(salon, 'expire-hold')).toEqual([{ branchId: salon.branchId, visitId: outcome.visitId }])
})

test('the link that the client gets opens this visit and no other purpose', async () => {
  const salon = await aSalon()
  const outcome = await bookVisit(salon.form, bookingOf(salon))
  if (!outcome.ok) throw new Error(outcome.refusal)
  expect((await findScopeOfLink(outcome.token, 'manage_visit'))?.visitId).toBe(outcome.visitId)
  expect(await findScopeOfLink(outcome.token, 'pay')).toBeNull()
  const stored = await database().accessLink.findFirstOrThrow({ where: { visitId: outcome.visitId } })
  expect(Buffer.from(stored.tokenHash).toString('base64url')).not.toBe(outcome.token)
})

test.each([
  ['the service is not paid online', { service: { paymentStatus: 'not_available' as const } }],
  ['the branch takes no payments in the form', { formPaymentEnabled: false }],
  ['the price is under Stripe’s minimum', { service: { priceFromMinor: 49 } }],
])('a visit is booked at once when %s', async (_, wishes) => {
  const salon = await aSalon(wishes)
  const outcome = await bookVisit(salon.form, bookingOf(salon))
  if (!outcome.ok) throw new Error(outcome.refusal)
  expect(outcome.isOnHold).toBe(false)
  expect(await visitOf(salon, outcome.visitId)).toMatchObject({ state: 'booked', holdExpiresAt: null })
  expect(await lettersWaiting(salon)).toEqual(['visit_booked'])
})

test('a time that is taken is refused with the nearest free ones, and nothing is left behind', async () => {
  const salon = await aSalon()
  const startsAt = inDays(3)
  await bookVisit(salon.form, bookingOf(salon))
  const outcome = await bookVisit(salon.form, bookingOf(salon, { contact: clientNumber(1) }))
  expect(outcome).toMatchObject({ ok: false, refusal: 'time_not_free' })
  const nearest = 'nearest' in outcome ? outcome.nearest : []
  expect(nearest).toHaveLength(3)
  for (const start of nearest) {
    expect(Math.abs(start.getTime() - startsAt.getTime())).toBeLessThanOrEqual(75 * 60_000)
    expect(Math.abs(start.getTime() - startsAt.getTime())).toBeGreaterThanOrEqual(60 * 60_000)
  }
  expect(await database().visit.count({ where: { branchId: salon.branchId } })).toBe(1)
})

test('of many clients on one time exactly one gets it', async () => {
  const salon = await aSalon()
  const bookings = Array.from({ length: 40 }, (_, index) =>
    bookVisit(salon.form, bookingOf(salon, { contact: clientNumber(index) })),
  )
  const outcomes = await Promise.all(bookings)
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'time_not_free')).toHaveLength(39)
  expect(await database().appointment.count({ where: { branchId: salon.branchId } })).toBe(1)
})

test('with anyone, as many clients as there are staff get the time', async () => {
  const salon = await aSalon({ staffCount: 3 })
  const bookings = Array.from({ length: 10 }, (_, index) =>
    bookVisit(salon.form, bookingOf(salon, { contact: clientNumber(index) })),
  )
  expect((await Promise.all(bookings)).filter(({ ok }) => ok)).toHaveLength(3)
})

test('two services follow one another with one person, and half a visit is never taken', async () => {
  const salon = await aSalon()
  const { branchId, staffMemberId, serviceId } = salon
  const { categoryId } = await database().service.findFirstOrThrow({ where: { branchId, id: serviceId } })
  const { id: second } = await database().service.create({
    data: {
      ...{ branchId, categoryId, name: 'Styling', durationMinutes: 30, bufferMinutes: 15 },
      ...{ priceFromMinor: 2000, currency: 'EUR' },
    },
  })
  await database().staffService.create({ data: { branchId, staffMemberId, serviceId: second } })
  const serviceIds = [serviceId, second]

  const outcome = await bookVisit(salon.form, bookingOf(salon, { serviceIds }))
  if (!outcome.ok) throw new Error(outcome.refusal)
  const visit = await visitOf(salon, outcome.visitId)
  const minutes = visit.appointments
    .toSorted((left, right) => left.position - right.position)
    .map(({ startsAt, endsAt, busyUntil }) =>
      [startsAt, endsAt, busyUntil].map((instant) => (instant.getTime() - inDays(3).getTime()) / 60_000),
    )
  expect(minutes).toEqual([
    [0, 60, 60],
    [60, 90, 105],
  ])
  expect(visit.totalMinor).toBe(7000n)

  // The second half of this one would meet the first visit.
  const late = bookingOf(salon, { serviceIds, startsAt: inDays(3, 11), contact: clientNumber(1) })
  expect(await bookVisit(salon.form, late)).toMatchObject({ ok: false, refusal: 'time_not_free' })
})

test('the database alone refuses half a visit', async () => {
  const salon = await aSalon()
  await bookVisit(salon.form, bookingOf(salon))
  const part = (startsAt: Date) => ({
    ...{ serviceId: salon.serviceId, staffMemberId: salon.staffMemberId, serviceName: 'Haircut', startsAt },
    endsAt: new Date(startsAt.getTime() + 3_600_000),
    busyUntil: new Date(startsAt.getTime() + 3_600_000),
    ...{ paymentStatus: 'required' as const, price: money(5000, 'EUR'), priceTo: null, due: money(5000, 'EUR') },
  })
  const half = {
    ...{ reference: 'HALF22', locale: 'en', contact: clientNumber(5), total: money(10_000, 'EUR') },
    ...{ holdMinutes: 15, source: 'form' as const },
    agreedTerms: { version: 1, freeHours: 0, fee: { kind: 'none' } } as const,
    appointments: [part(inDays(3, 11)), part(inDays(3, 12))],
  }
  expect(await inTransaction((tx) => insertVisit(tx, salon.form, half)).catch(nullIfTaken)).toBeNull()
  expect(await insertHold(salon.form, half, (source) => enqueueSql('expire-hold', source))).toBeNull()
  expect(await database().visit.count({ where: { branchId: salon.branchId, reference: 'HALF22' } })).toBe(0)
  expect(await database().appointment.count({ where: { branchId: salon.branchId } })).toBe(1)
})

test('a stranger who knows a phone number does not rewrite the client', async () => {
  const salon = await aSalon()
  await bookVisit(salon.form, bookingOf(salon))
  const contact = { name: 'Somebody', phone: '+4915112345678', email: 'else@example.com' }
  const outcome = await bookVisit(salon.form, bookingOf(salon, { startsAt: inDays(4), contact }))
  if (!outcome.ok) throw new Error(outcome.refusal)
  const clients = await database().client.findMany({ where: { branchId: salon.branchId } })
  expect(clients).toMatchObject([{ name: 'Anna', email: 'anna@example.com' }])
  expect(await visitOf(salon, outcome.visitId)).toMatchObject({
    contactName: 'Somebody',
    contactEmail: 'else@example.com',
  })
})

test('services of another salon are not offered here', async () => {
  const salon = await aSalon()
  const other = await aSalon()
  const outcome = await bookVisit(salon.form, bookingOf(salon, { serviceIds: [other.serviceId] }))
  expect(outcome).toEqual({ ok: false, refusal: 'services_not_offered' })
})

test('the past and what lies behind the horizon cannot be booked', async () => {
  const salon = await aSalon()
  for (const startsAt of [inDays(-1), inDays(400)]) {
    expect(await bookVisit(salon.form, bookingOf(salon, { startsAt }))).toMatchObject({ refusal: 'time_not_free' })
  }
})

test('what is booked is what was agreed to: another person or another sum is asked about again', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const [first, second] = await database().staffMember.findMany({ where: { branchId: salon.branchId } })
  if (!first || !second) throw new Error('there are two')
  const agreedWith = (id: string, totalMinor = 5000) => ({ agreed: { staffMemberIds: [id], totalMinor } })

  const dearer = await bookVisit(salon.form, bookingOf(salon, agreedWith(first.id, 4900)))
  expect(dearer).toEqual({ ok: false, refusal: 'choice_changed' })
  const outcome = await bookVisit(salon.form, bookingOf(salon, agreedWith(second.id)))
  if (!outcome.ok) throw new Error(outcome.refusal)
  expect(await visitOf(salon, outcome.visitId)).toMatchObject({
    totalMinor: 5000n,
    appointments: [{ staffMemberId: second.id }],
  })
  const taken = bookingOf(salon, { ...agreedWith(second.id), contact: clientNumber(1) })
  expect(await bookVisit(salon.form, taken)).toEqual({ ok: false, refusal: 'choice_changed' })
  await bookVisit(salon.form, bookingOf(salon, { ...agreedWith(first.id), contact: clientNumber(2) }))
  expect(await bookVisit(salon.form, taken)).toMatchObject({ ok: false, refusal: 'time_not_free' })
})

test('of several people one after another those who were shown are taken while they are free, whoever else is', async () => {
  const salon = await aSalon()
  const first = await aColleague(salon)
  const second = await aColleague(salon, first.serviceId)
  const serviceIds = [salon.serviceId, first.serviceId]
  for (const [index, { staffMemberId }] of [first, second].entries()) {
    const agreed = { staffMemberIds: [salon.staffMemberId, staffMemberId], totalMinor: 7000 }
    const startsAt = inDays(3, 8 + 4 * index)
    const outcome = await bookVisit(salon.form, bookingOf(salon, { serviceIds, startsAt, agreed }))
    if (!outcome.ok) throw new Error(outcome.refusal)
    const { appointments } = await visitOf(salon, outcome.visitId)
    expect(new Set(appointments.map((part) => part.staffMemberId))).toEqual(new Set(agreed.staffMemberIds))
    const again = bookingOf(salon, { serviceIds, startsAt, agreed, contact: clientNumber(index) })
    expect(await bookVisit(salon.form, again)).toMatchObject({ ok: false, refusal: 'time_not_free' })
  }
})

test('services that nobody does alone are booked with several people, one after another', async () => {
  const salon = await aSalon()
  const { branchId } = salon
  const other = await aColleague(salon)
  const serviceIds = [salon.serviceId, other.serviceId]
  const outcome = await bookVisit(salon.form, bookingOf(salon, { serviceIds }))
  if (!outcome.ok) throw new Error(outcome.refusal)
  const visit = await visitOf(salon, outcome.visitId)
  const parts = visit.appointments.toSorted((left, right) => left.position - right.position)
  expect(parts.map(({ staffMemberId, startsAt }) => ({ staffMemberId, startsAt }))).toEqual([
    { staffMemberId: salon.staffMemberId, startsAt: inDays(3) },
    { staffMemberId: other.staffMemberId, startsAt: inDays(3, 13) },
  ])
  expect(visit.totalMinor).toBe(7000n)
  // Where only half of it is free, nobody gets that half alone.
  const half = { serviceIds: [other.serviceId], startsAt: inDays(3, 12), contact: clientNumber(2) }
  expect(await bookVisit(salon.form, bookingOf(salon, half))).toMatchObject({ ok: true })
  const late = bookingOf(salon, { serviceIds, startsAt: inDays(3, 11), contact: clientNumber(1) })
  expect(await bookVisit(salon.form, late)).toMatchObject({ ok: false, refusal: 'time_not_free' })
  expect(await database().visit.count({ where: { branchId } })).toBe(2)
})

test('anyone is spread fairly: over a week of bookings nobody has more than one visit more than the others', async () => {
  const salon = await aSalon({ staffCount: 3, service: { paymentStatus: 'not_available' } })
  for (let index = 0; index < 9; index += 1) {
    const startsAt = inDays(3 + (index % 3), 8 + index)
    const outcome = await bookVisit(salon.form, bookingOf(salon, { startsAt, contact: clientNumber(index) }))
    expect(outcome.ok).toBe(true)
  }
  const shares = await database().appointment.groupBy({
    ...{ by: ['staffMemberId'], where: { branchId: salon.branchId }, _count: true },
  })
  expect(shares.map(({ _count }) => _count)).toEqual([3, 3, 3])
})

test('a client who comes back from paying gets their own time again, and their old payment is cancelled', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aStartedPayment(salon)
  const again = await bookVisit(salon.form, bookingOf(salon, { startsAt: inDays(3, 12) }))
  if (!again.ok) throw new Error(again.refusal)
  expect(again.visitId).not.toBe(visitId)
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired', appointments: [{ live: false }] })
  expect(await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)).toMatchObject({ status: 'canceled' })
})

test('on the same device it may be another contact; a stranger’s hold stays', async () => {
  const salon = await aSalon()
  const { visitId: ownVisitId } = await aHeldVisit(salon)
  const stranger = bookingOf(salon, { contact: clientNumber(1) })
  expect(await bookVisit(salon.form, stranger)).toMatchObject({ ok: false, refusal: 'time_not_free' })
  expect(await bookVisit(salon.form, { ...stranger, ownVisitId })).toMatchObject({ ok: true })
  expect(await visitOf(salon, ownVisitId)).toMatchObject({ state: 'expired' })
})

test('who was shown nobody, because they hold the time themselves, is shown next who it is, and then gets it', async () => {
  const salon = await aSalon()
  const { serviceId: manicure } = await aColleague(salon)
  const both = { serviceIds: [salon.serviceId, manicure] }
  const { visitId } = await aHeldVisit(salon, both)
  const unseen = bookingOf(salon, { ...both, agreed: null })
  expect(await bookVisit(salon.form, { ...unseen, contact: clientNumber(1) })).toMatchObject({
    ...{ ok: false, refusal: 'time_not_free' },
    nearest: [expect.any(Date), expect.any(Date), expect.any(Date)],
  })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'on_hold' })

  expect(await bookVisit(salon.form, unseen)).toEqual({ ok: false, refusal: 'choice_changed' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired' })
  expect(await database().visit.count({ where: { branchId: salon.branchId } })).toBe(1)
  expect(await bookVisit(salon.form, unseen)).toEqual({ ok: false, refusal: 'choice_changed' })
  expect(await bookVisit(salon.form, bookingOf(salon, both))).toMatchObject({ ok: true })
})

test('who has paid meanwhile is told that they are booked, and nothing is taken twice', async () => {
  const salon = await aSalon()
  const { visitId } = await aChargedPayment(salon)
  expect(await bookVisit(salon.form, bookingOf(salon))).toEqual({ ok: false, refusal: 'already_booked' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
})
