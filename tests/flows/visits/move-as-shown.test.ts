import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { moveVisit } from '#lib/flows/visits/move-visit.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aSalonOfTwo, bookFor } from '#tests/support/moves.ts'
import { bookingOf, inDays, type Salon, visitOf } from '#tests/support/salon.ts'

const AT_TEN = inDays(5, 10)
const HALF_PAST_ELEVEN = new Date(inDays(5, 11).getTime() + 30 * 60_000)

type Shown = { readonly visitId: string; readonly agreed: string[]; readonly revision?: number }

const moveTo = (salon: Salon, shown: Shown) =>
  moveVisit(salon.form, { startsAt: AT_TEN, staffMemberId: null, revision: 0, ...shown })

async function expectUnmoved(salon: Salon, visitId: string, staffMemberId: string): Promise<void> {
  expect(await visitOf(salon, visitId)).toMatchObject({
    ...{ startsAt: inDays(3), endsAt: inDays(3, 13), revision: 0 },
    appointments: [{ staffMemberId, startsAt: inDays(3), endsAt: inDays(3, 13), live: true }],
  })
  expect(await lettersWaiting(salon, visitId)).not.toContain('visit_moved')
}

test('a visit stays with whoever its client was shown, for as long as it was', async () => {
  const { salon, olena, visitId } = await aSalonOfTwo()
  expect(await moveTo(salon, { visitId, agreed: [olena] })).toEqual({ ok: true, startsAt: AT_TEN })
  const { appointments } = await visitOf(salon, visitId)
  expect(appointments).toMatchObject([{ staffMemberId: olena, startsAt: AT_TEN, endsAt: inDays(5, 11) }])
})

test('with another person it takes as long as it takes them, for the price that was agreed', async () => {
  const { salon, olena, marta, visitId } = await aSalonOfTwo()
  await bookFor(salon, olena, AT_TEN)
  expect(await moveTo(salon, { visitId, agreed: [marta] })).toEqual({ ok: true, startsAt: AT_TEN })
  const visit = await visitOf(salon, visitId)
  expect(visit).toMatchObject({ startsAt: AT_TEN, endsAt: HALF_PAST_ELEVEN, totalMinor: 5000n })
  expect(visit.appointments).toMatchObject([
    {
      staffMemberId: marta,
      startsAt: AT_TEN,
      endsAt: HALF_PAST_ELEVEN,
      busyUntil: HALF_PAST_ELEVEN,
      priceMinor: 5000n,
    },
  ])
  const contact = { name: 'Vira', phone: '+4915111111111', email: 'vira@example.com' }
  const next = bookingOf(salon, { contact, startsAt: inDays(5, 11), staffMemberId: marta })
  expect(await bookVisit(salon.form, next)).toMatchObject({ ok: false, refusal: 'time_not_free' })
})

test('whoever was shown is taken meanwhile: the visit goes to nobody else, and nothing has changed', async () => {
  const { salon, olena, visitId } = await aSalonOfTwo()
  await bookFor(salon, olena, AT_TEN)
  expect(await moveTo(salon, { visitId, agreed: [olena] })).toEqual({ ok: false, refusal: 'choice_changed' })
  await expectUnmoved(salon, visitId, olena)
})

test('a time that nobody has any more is refused with the nearest ones', async () => {
  const { salon, olena, marta, visitId } = await aSalonOfTwo()
  await bookFor(salon, olena, AT_TEN)
  await bookFor(salon, marta, AT_TEN)
  const outcome = await moveTo(salon, { visitId, agreed: [olena] })
  expect(outcome).toMatchObject({ ok: false, refusal: 'time_not_free', nearest: { length: 3 } })
  await expectUnmoved(salon, visitId, olena)
})

test('who was shown another person gets them, even where their own is free again', async () => {
  const { salon, olena, marta, visitId } = await aSalonOfTwo()
  const other = await bookFor(salon, olena, AT_TEN)
  await cancelVisit(salon.owner, { visitId: other, isFeeWaived: false })
  expect(await moveTo(salon, { visitId, agreed: [marta] })).toMatchObject({ ok: true })
  expect((await visitOf(salon, visitId)).appointments).toMatchObject([{ staffMemberId: marta }])
})

test('of two who are shown one person at one time, one gets them and the other keeps their visit as it is', async () => {
  const { salon, olena, visitId } = await aSalonOfTwo()
  const another = await bookFor(salon, olena, inDays(4))
  await database().visit.update({
    where: { branchId_id: { branchId: salon.branchId, id: another } },
    data: { state: 'booked', holdExpiresAt: null },
  })
  const moves = [visitId, another].map((id) => moveTo(salon, { visitId: id, agreed: [olena] }))
  const outcomes = await Promise.all(moves)
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'choice_changed')).toHaveLength(1)
})

test('who saw another visit than it is now is told so, and it stays as it is', async () => {
  const { salon, olena, visitId } = await aSalonOfTwo()
  await moveVisit(salon.owner, { visitId, startsAt: inDays(6), staffMemberId: null })
  expect(await moveTo(salon, { visitId, agreed: [olena] })).toEqual({ ok: false, refusal: 'visit_changed' })
  expect(await visitOf(salon, visitId)).toMatchObject({ startsAt: inDays(6), revision: 1 })
})

test('staff hand a visit on as long as it is: they see who is free, and say how long it takes', async () => {
  const { salon, marta, visitId } = await aSalonOfTwo()
  const move = { visitId, startsAt: AT_TEN, staffMemberId: marta }
  expect(await moveVisit(salon.owner, move)).toMatchObject({ ok: true })
  expect(await visitOf(salon, visitId)).toMatchObject({ startsAt: AT_TEN, endsAt: inDays(5, 11) })
})
