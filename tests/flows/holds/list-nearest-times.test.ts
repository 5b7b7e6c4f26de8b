import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { listNearestTimes } from '#lib/flows/holds/list-nearest-times.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'
import { money } from '#lib/money/money.ts'
import { aHeldVisit, aSalon, bookingOf, inDays, letHoldRunOut, type Salon } from '#tests/support/salon.ts'

const stranger = { name: 'Bohdan', phone: '+4915187654321', email: 'bohdan@example.com' }

async function aLostVisit(salon: Salon): Promise<string> {
  const { visitId } = await aHeldVisit(salon)
  await letHoldRunOut(salon, visitId)
  await expireHold(salon.form, visitId)
  return visitId
}

const startsOf = async (salon: Salon, visitId: string) =>
  (await listNearestTimes(salon.form, visitId)).map(({ startsAt }) => startsAt)

test('while nobody has taken it, the own time is among the nearest three, also before its hold is released', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  expect(await startsOf(salon, visitId)).toContainEqual(inDays(3))
  expect(await listNearestTimes(salon.form, visitId)).toMatchObject([
    { staffMemberIds: [salon.staffMemberId], staffNames: ['Olena'], total: money(5000, 'EUR') },
    {},
    {},
  ])
})

test('taken by somebody else, it is the nearest free ones before and after', async () => {
  const salon = await aSalon()
  const visitId = await aLostVisit(salon)
  await bookVisit(salon.form, bookingOf(salon, { contact: stranger }))
  const quarterBefore = new Date(inDays(3, 11).getTime() - 15 * 60_000)
  expect(await startsOf(salon, visitId)).toEqual([quarterBefore, inDays(3, 11), inDays(3, 13)])
})

test('the same person comes first; who has no time left is replaced, and who it would be is said', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const visitId = await aLostVisit(salon)
  const { staffMemberId: first } = await database().appointment.findFirstOrThrow({ where: { visitId } })
  const people = async () =>
    (await listNearestTimes(salon.form, visitId)).map(({ staffMemberIds }) => staffMemberIds[0])
  expect(new Set(await people())).toEqual(new Set([first]))
  const startsAt = new Date()
  await database().timeOff.create({
    data: { branchId: salon.branchId, staffMemberId: first, startsAt, endsAt: inDays(90) },
  })
  expect(await people()).toHaveLength(3)
  expect(await people()).not.toContain(first)
})

test('of a price that is only the least it is told how much more it may become', async () => {
  const salon = await aSalon({ service: { priceToMinor: 8000 } })
  const time = { total: money(5000, 'EUR'), spread: money(3000, 'EUR') }
  expect(await listNearestTimes(salon.form, await aLostVisit(salon))).toMatchObject([time, time, time])
})

test('of another salon’s visit nothing is told', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  expect(await listNearestTimes(other.form, await aLostVisit(salon))).toEqual([])
})
