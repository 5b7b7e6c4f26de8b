import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { listNearestTimes } from '#lib/flows/holds/list-nearest-times.ts'
import { rebookVisit } from '#lib/flows/holds/rebook-visit.ts'
import type { BookVisitInput } from '#lib/flows/visits/book-visit.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'
import { aChargedPayment, aPaidPayment } from '#tests/support/payments.ts'
import {
  aColleague,
  aHeldVisit,
  aSalon,
  bookingOf,
  inDays,
  letHoldRunOut,
  type Salon,
  visitOf,
} from '#tests/support/salon.ts'

const stranger = { name: 'Bohdan', phone: '+4915187654321', email: 'bohdan@example.com' }

async function anExpiredVisit(salon: Salon, changes: Partial<BookVisitInput> = {}) {
  const held = await aHeldVisit(salon, changes)
  await letHoldRunOut(salon, held.visitId)
  await expireHold(salon.form, held.visitId)
  return held
}

async function aWish(salon: Salon, visitId: string) {
  const [nearest] = await listNearestTimes(salon.form, visitId)
  if (!nearest) throw new Error('a time is free')
  const { startsAt, staffMemberIds, total } = nearest
  return {
    visitId,
    startsAt,
    locale: 'uk',
    agreed: { staffMemberIds: [...staffMemberIds], totalMinor: total.amountMinor },
  }
}

test('one press takes another time with everything that was chosen and typed', async () => {
  const salon = await aSalon()
  const { visitId, token } = await anExpiredVisit(salon)
  const outcome = await rebookVisit(salon.form, await aWish(salon, visitId))
  expect(outcome).toMatchObject({ ok: true, isOnHold: true })
  if (!outcome.ok) return
  expect(outcome.token).not.toBe(token)
  expect(await visitOf(salon, outcome.visitId)).toMatchObject({
    ...{ contactName: 'Anna', contactPhone: '+4915112345678', contactEmail: 'anna@example.com' },
    ...{ locale: 'uk', state: 'on_hold', appointments: [{ serviceId: salon.serviceId, live: true }] },
  })
})

test('a hold that nobody has ended yet is given back first, so that nobody holds two times', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  await letHoldRunOut(salon, visitId)
  const wish = { ...(await aWish(salon, visitId)), startsAt: inDays(4) }
  expect(await rebookVisit(salon.form, wish)).toMatchObject({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired', appointments: [{ live: false }] })
})

test('a visit once lost holds one time at most, however often another one is taken; other visits are left alone', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const { serviceId: manicure } = await aColleague(salon)
  const { visitId } = await anExpiredVisit(salon)
  const contact = { name: 'Marko', phone: '+4915112345678', email: 'anna@example.com' }
  const others = [
    await aHeldVisit(salon, { startsAt: inDays(6), contact }),
    await aHeldVisit(salon, { startsAt: inDays(7), serviceIds: [salon.serviceId, manicure] }),
    await aHeldVisit(salon, { startsAt: inDays(8), contact: stranger }),
  ]
  const held = async () => {
    const { branchId } = salon
    const visits = await database().visit.findMany({
      where: { branchId, state: 'on_hold' },
      orderBy: { startsAt: 'asc' },
    })
    return visits.map(({ id }) => id)
  }
  const theirs = others.map((other) => other.visitId)
  for (const startsAt of [inDays(3, 10), inDays(3, 14), inDays(4), inDays(3, 10)]) {
    const outcome = await rebookVisit(salon.form, { ...(await aWish(salon, visitId)), startsAt })
    if (!outcome.ok) throw new Error(outcome.refusal)
    expect(await held()).toEqual([outcome.visitId, ...theirs])
  }
})

test('who pays for the time that was taken in place of a lost one holds no further one for it', async () => {
  const salon = await aSalon()
  const { visitId } = await anExpiredVisit(salon)
  const wish = await aWish(salon, visitId)
  const first = await rebookVisit(salon.form, wish)
  if (!first.ok) throw new Error(first.refusal)
  await aChargedPayment(salon, { held: first })
  const again = await rebookVisit(salon.form, { ...wish, startsAt: inDays(4) })
  expect(again).toEqual({ ok: false, refusal: 'already_booked' })
  expect(await visitOf(salon, first.visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
  expect(await database().visit.count({ where: { branchId: salon.branchId, state: 'on_hold' } })).toBe(0)
})

test('what was paid in the last moment stays and no second time is taken', async () => {
  const salon = await aSalon()
  const { visitId } = await aChargedPayment(salon)
  await letHoldRunOut(salon, visitId)
  const wish = { ...(await aWish(salon, visitId)), startsAt: inDays(4) }
  expect(await rebookVisit(salon.form, wish)).toEqual({ ok: false, refusal: 'already_booked' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
  const paid = await aPaidPayment(salon, inDays(5))
  expect(await rebookVisit(salon.form, { ...wish, visitId: paid.visitId })).toEqual({
    ok: false,
    refusal: 'already_booked',
  })
})

test('a time that somebody else has taken meanwhile, another price and another salon’s visit are refused', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { visitId } = await anExpiredVisit(salon)
  const wish = await aWish(salon, visitId)
  expect(await rebookVisit(other.form, wish)).toEqual({ ok: false, refusal: 'visit_not_found' })
  const dearer = { ...wish, agreed: { ...wish.agreed, totalMinor: 4000 } }
  expect(await rebookVisit(salon.form, dearer)).toEqual({ ok: false, refusal: 'choice_changed' })
  await bookVisit(salon.form, bookingOf(salon, { startsAt: wish.startsAt, contact: stranger }))
  expect(await rebookVisit(salon.form, wish)).toMatchObject({ ok: false, refusal: 'time_not_free' })
  expect(await database().visit.count({ where: { branchId: salon.branchId } })).toBe(2)
})

test('of several people one after another those who were shown are taken, also where others have less to do that week', async () => {
  const salon = await aSalon()
  const first = await aColleague(salon)
  const second = await aColleague(salon, first.serviceId)
  const { visitId } = await anExpiredVisit(salon, { serviceIds: [salon.serviceId, first.serviceId] })
  const manicure = (staffMemberId: string, startsAt: Date) =>
    bookVisit(
      salon.form,
      bookingOf(salon, { serviceIds: [first.serviceId], staffMemberId, startsAt, contact: stranger }),
    )
  // The first has more to do in the weeks that are looked through, and less in the days around.
  await manicure(first.staffMemberId, inDays(12, 9))
  await manicure(first.staffMemberId, inDays(12, 11))
  await manicure(second.staffMemberId, inDays(5))
  const wish = await aWish(salon, visitId)
  expect(wish.agreed.staffMemberIds).toEqual([salon.staffMemberId, second.staffMemberId])
  expect(await rebookVisit(salon.form, wish)).toMatchObject({ ok: true })
})
