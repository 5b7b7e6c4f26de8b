import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { linkMember } from '#lib/flows/team/link-member.ts'
import { aMember, membershipOf, type Person } from '#tests/support/people.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const idOf = async (salon: Salon, person: Person) => (await membershipOf(salon, person))?.id ?? ''
const staffOf = async (salon: Salon, person: Person) => (await membershipOf(salon, person))?.staffMemberId

test('a person is one staff member; another takes their place, or nobody', async () => {
  const salon = await aSalon()
  const { staffMemberId } = salon
  const [olena, marta] = [await aMember(salon, 'staff_member'), await aMember(salon, 'staff_member')]
  const link = async (person: Person | null) =>
    linkMember(salon.owner, { staffMemberId, membershipId: person && (await idOf(salon, person)) })
  expect(await link(olena)).toEqual({ ok: true })
  expect(await staffOf(salon, olena)).toBe(staffMemberId)
  expect(await link(marta)).toEqual({ ok: true })
  expect([await staffOf(salon, olena), await staffOf(salon, marta)]).toEqual([null, staffMemberId])
  expect(await link(null)).toEqual({ ok: true })
  expect(await staffOf(salon, marta)).toBeNull()
  const log = await database().auditEntry.findMany({ where: { branchId: salon.branchId }, orderBy: { id: 'asc' } })
  expect(log.map(({ action }) => action)).toEqual(['person.linked', 'person.linked', 'person.unlinked'])
})

test('two who link two people at once leave one of them', async () => {
  const salon = await aSalon()
  const { branchId, staffMemberId } = salon
  const ids = await Promise.all([1, 2].map(async () => idOf(salon, await aMember(salon, 'staff_member'))))
  await Promise.all(ids.map((membershipId) => linkMember(salon.owner, { staffMemberId, membershipId })))
  expect(await database().membership.count({ where: { branchId, staffMemberId } })).toBe(1)
})

test('another salon’s people and team are not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const stranger = await idOf(other, await aMember(other, 'staff_member'))
  const { staffMemberId } = salon
  expect(await linkMember(salon.owner, { staffMemberId, membershipId: stranger })).toMatchObject({
    refusal: 'not_found',
  })
  const foreign = { staffMemberId: other.staffMemberId, membershipId: null }
  expect(await linkMember(salon.owner, foreign)).toMatchObject({ refusal: 'staff_member_not_found' })
})
