import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { listMoves } from '#lib/flows/visits/list-moves.ts'
import { aSalonOfTwo, bookFor } from '#tests/support/moves.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, bookingOf, inDays, type Salon } from '#tests/support/salon.ts'

const startsOf = async (salon: Salon, visitId: string) =>
  (await listMoves(salon.form, visitId)).map(({ startsAt }) => startsAt)

const moveAt = async (salon: Salon, visitId: string, at: Date) =>
  (await listMoves(salon.form, visitId)).find(({ startsAt }) => startsAt.getTime() === at.getTime())

const HALF_AN_HOUR = 30 * 60_000

test('a client is offered every free time but the one they have, and nothing that others have taken', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  const contact = { name: 'Bohdan', phone: '+4915187654321', email: 'bohdan@example.com' }
  await bookVisit(salon.form, bookingOf(salon, { contact, startsAt: inDays(4) }))
  const starts = await startsOf(salon, visitId)
  expect(starts).toContainEqual(inDays(5))
  expect(starts).not.toContainEqual(inDays(3))
  expect(starts).not.toContainEqual(inDays(4))
  expect(starts).toEqual(starts.toSorted((left, right) => left.getTime() - right.getTime()))
})

test('each time says who it would be: whoever it is now where they can, else another, for as long as it takes them', async () => {
  const { salon, olena, marta, visitId } = await aSalonOfTwo()
  await bookFor(salon, olena, inDays(5))
  expect(await moveAt(salon, visitId, inDays(6))).toMatchObject({
    ...{ staffMemberIds: [olena], staffNames: ['Olena'], minutes: 60, isHandedOver: false },
  })
  expect(await moveAt(salon, visitId, inDays(5))).toMatchObject({
    ...{ staffMemberIds: [marta], staffNames: ['Marta'], minutes: 90, isHandedOver: true },
  })
})

test('a time that is too short for whoever would take the visit over is not offered', async () => {
  const { salon, olena, marta, visitId } = await aSalonOfTwo()
  await bookFor(salon, olena, inDays(5, 10))
  await bookFor(salon, marta, inDays(5, 11))
  const starts = await startsOf(salon, visitId)
  expect(starts).not.toContainEqual(inDays(5, 10))
  expect(starts).toContainEqual(new Date(inDays(5, 10).getTime() - HALF_AN_HOUR))
})

test('nobody takes a visit over who does not perform its service', async () => {
  const { salon, olena, marta, visitId } = await aSalonOfTwo()
  await bookFor(salon, olena, inDays(5))
  await database().staffService.deleteMany({ where: { branchId: salon.branchId, staffMemberId: marta } })
  expect(await moveAt(salon, visitId, inDays(5))).toBeUndefined()
})
