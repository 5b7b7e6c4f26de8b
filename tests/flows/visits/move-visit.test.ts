import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { listMoves } from '#lib/flows/visits/list-moves.ts'
import { moveVisit } from '#lib/flows/visits/move-visit.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aHeldPayment, aPaidPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, bookingOf, inDays, type Salon, visitOf } from '#tests/support/salon.ts'
import { anEnteredVisit } from '#tests/support/visits.ts'

const ANOTHER = { name: 'Bohdan', phone: '+4915187654321', email: 'bohdan@example.com' }
const move = (salon: Salon, visitId: string, startsAt: Date) =>
  moveVisit(salon.form, { visitId, startsAt, staffMemberId: null })

async function agree(salon: Salon, visitId: string, freeHours: number): Promise<void> {
  const where = { branchId_id: { branchId: salon.branchId, id: visitId } }
  const agreedTerms = { version: 1, freeHours, fee: { kind: 'percent', percent: 50 } }
  await database().visit.update({ where, data: { agreedTerms } })
}

test('a moved visit takes its new time, gives the old one back, keeps its payment, and its client is written to', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aPaidPayment(salon)
  const startsAt = inDays(5, 10)
  expect(await move(salon, visitId, startsAt)).toEqual({ ok: true, startsAt })
  const visit = await visitOf(salon, visitId)
  expect(visit).toMatchObject({ startsAt, endsAt: inDays(5, 11), revision: 1, state: 'booked', paymentState: 'paid' })
  expect(visit.appointments).toMatchObject([{ startsAt, endsAt: inDays(5, 11), live: true, priceMinor: 5000n }])
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ id: paymentId, state: 'paid' })
  expect(await lettersWaiting(salon, visitId)).toEqual(['visit_booked', 'visit_moved'])
  expect(await bookVisit(salon.form, bookingOf(salon, { contact: ANOTHER }))).toMatchObject({ ok: true })
})

test('a visit may move into a part of its own old time', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  const startsAt = new Date(inDays(3).getTime() + 30 * 60_000)
  expect(await listMoves(salon.form, visitId)).toContainEqual(expect.objectContaining({ startsAt }))
  expect(await move(salon, visitId, startsAt)).toMatchObject({ ok: true })
})

test('a time that is taken is refused with the nearest free ones, and the visit stays where it was', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  await bookVisit(salon.form, bookingOf(salon, { contact: ANOTHER, startsAt: inDays(5, 10) }))
  for (const scope of [salon.form, salon.owner]) {
    const outcome = await moveVisit(scope, { visitId, startsAt: inDays(5, 10), staffMemberId: null })
    expect(outcome).toMatchObject({ ok: false, refusal: 'time_not_free' })
    expect('nearest' in outcome && outcome.nearest.length).toBe(3)
  }
  expect(await visitOf(salon, visitId)).toMatchObject({
    startsAt: inDays(3),
    revision: 0,
    appointments: [{ live: true }],
  })
})

test('where their person is taken, the visit moves to another who can', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const { visitId } = await aPaidPayment(salon)
  const [{ staffMemberId } = { staffMemberId: '' }] = (await visitOf(salon, visitId)).appointments
  await bookVisit(salon.form, bookingOf(salon, { contact: ANOTHER, startsAt: inDays(5, 10), staffMemberId }))
  expect(await move(salon, visitId, inDays(5, 10))).toMatchObject({ ok: true })
  const [moved] = (await visitOf(salon, visitId)).appointments
  expect(moved?.staffMemberId).not.toBe(staffMemberId)
})

test('of a booking and two moves to one time exactly one gets it', async () => {
  const salon = await aSalon()
  const first = await aPaidPayment(salon)
  const second = await aPaidPayment(salon, inDays(4))
  const startsAt = inDays(6, 9)
  const outcomes = await Promise.all([
    move(salon, first.visitId, startsAt),
    bookVisit(salon.form, bookingOf(salon, { contact: ANOTHER, startsAt })),
    move(salon, second.visitId, startsAt),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await database().appointment.count({ where: { branchId: salon.branchId, startsAt, live: true } })).toBe(1)
})

test('two visits that want each other’s time stay where they are', async () => {
  const salon = await aSalon()
  const [first, second] = [await aPaidPayment(salon), await aPaidPayment(salon, inDays(4))]
  const outcomes = await Promise.all([move(salon, first.visitId, inDays(4)), move(salon, second.visitId, inDays(3))])
  expect(outcomes).toMatchObject([{ refusal: 'time_not_free' }, { refusal: 'time_not_free' }])
})

test('a cancellation and a move at once end as a cancelled visit that takes no time', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  const [canceled] = await Promise.all([
    cancelVisit(salon.form, { visitId, isFeeWaived: false }),
    move(salon, visitId, inDays(5)),
  ])
  expect(canceled).toMatchObject({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'canceled', appointments: [{ live: false }] })
})

test('once cancelling costs something only staff move the visit', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  await agree(salon, visitId, 720)
  expect(await move(salon, visitId, inDays(5))).toEqual({ ok: false, refusal: 'move_too_late' })
  const wish = { visitId, startsAt: inDays(5), staffMemberId: salon.staffMemberId }
  expect(await moveVisit(salon.owner, wish)).toMatchObject({ ok: true })
})

test('a visit does not move behind the end of its hold', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldPayment(salon)
  expect(await move(salon, visitId, inDays(20))).toEqual({ ok: false, refusal: 'hold_too_short' })
  const latest = (await listMoves(salon.form, visitId)).at(-1)
  expect(latest?.startsAt.getTime()).toBeLessThan(inDays(8).getTime())
})

test('another salon’s visit is not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { visitId } = await aPaidPayment(salon)
  expect(await move(other, visitId, inDays(5))).toEqual({ ok: false, refusal: 'visit_not_found' })
  expect(await listMoves(other.form, visitId)).toEqual([])
})

test('of two people who move one visit at once, one wins and the other is told', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const { visitId } = await aPaidPayment(salon)
  const { revision } = await visitOf(salon, visitId)
  const move = (days: number) =>
    moveVisit(salon.owner, { visitId, startsAt: inDays(days), staffMemberId: null, revision })
  const outcomes = await Promise.all([move(5), move(6), move(7)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'visit_changed')).toHaveLength(2)
})

test('staff give one person’s part of a visit to somebody else, and the rest stays where it is', async () => {
  const salon = await aSalon({ staffCount: 3 })
  const staff = await database().staffMember.findMany({ where: { branchId: salon.branchId }, orderBy: { id: 'asc' } })
  const [first, second, third] = staff.map(({ id }) => id)
  const one = (staffMemberId = '') => ({ serviceId: salon.serviceId, staffMemberId, minutes: null })
  const visitId = await anEnteredVisit(salon, { services: [one(first), one(second)] })
  const { startsAt } = await visitOf(salon, visitId)
  const move = { visitId, startsAt, staffMemberId: third ?? '', insteadOfId: second ?? '' }
  expect(await moveVisit(salon.owner, move)).toMatchObject({ ok: true })
  const { appointments } = await visitOf(salon, visitId)
  expect(appointments.map(({ staffMemberId }) => staffMemberId).toSorted()).toEqual([first, third].toSorted())
})

test('a visit is given to nobody who has left, or works for another salon', async () => {
  const [salon, other] = [await aSalon({ staffCount: 2 }), await aSalon()]
  const visitId = await anEnteredVisit(salon)
  const gone = await database().staffMember.findFirstOrThrow({
    where: { branchId: salon.branchId, id: { not: salon.staffMemberId } },
  })
  const where = { branchId_id: { branchId: salon.branchId, id: gone.id } }
  await database().staffMember.update({ where, data: { archivedAt: new Date() } })
  for (const staffMemberId of [gone.id, other.staffMemberId, crypto.randomUUID()]) {
    const outcome = await moveVisit(salon.owner, { visitId, startsAt: inDays(5), staffMemberId })
    expect(outcome).toEqual({ ok: false, refusal: 'staff_member_not_found' })
  }
  expect(await visitOf(salon, visitId)).toMatchObject({ startsAt: inDays(3), revision: 0 })
})

test('who takes over somebody’s part is told where it is not theirs any more', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const visitId = await anEnteredVisit(salon)
  const { staffMemberId } = salon
  const wish = { visitId, startsAt: inDays(5), staffMemberId, insteadOfId: crypto.randomUUID() }
  expect(await moveVisit(salon.owner, wish)).toEqual({ ok: false, refusal: 'visit_changed' })
})
