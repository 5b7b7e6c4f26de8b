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
