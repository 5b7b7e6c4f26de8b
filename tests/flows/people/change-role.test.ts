import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { changeRole } from '#lib/flows/people/change-role.ts'
import { aMember, membershipOf, type Person, scopeOf, signedIn } from '#tests/support/people.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const idOf = async (salon: Salon, person: Person) => (await membershipOf(salon, person))?.id ?? ''

test('another role holds at once: the person is signed out everywhere, and the log tells who did it', async () => {
  const salon = await aSalon()
  const person = await aMember(salon, 'admin')
  await signedIn(person)
  const membershipId = await idOf(salon, person)
  expect(await changeRole(salon.owner, { membershipId, role: 'reception' })).toEqual({ ok: true })
  expect(await membershipOf(salon, person)).toMatchObject({ role: 'reception' })
  expect(await database().session.count({ where: { userId: person.userId } })).toBe(0)
  const where = { branchId: salon.branchId, action: 'person.role_changed' }
  expect(await database().auditEntry.findFirst({ where })).toMatchObject({
    details: { from: 'admin', to: 'reception' },
  })
})

test('who is taken out does not come in any more', async () => {
  const salon = await aSalon()
  const person = await aMember(salon, 'staff_member')
  const membershipId = await idOf(salon, person)
  expect(await changeRole(salon.owner, { membershipId, role: null })).toEqual({ ok: true })
  expect(await membershipOf(salon, person)).toBeNull()
})

test('an admin does not reach owners, other admins or another salon’s people', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const admin = await scopeOf(salon, await aMember(salon, 'admin'))
  const reach = async (person: Person, from: Salon = salon) =>
    changeRole(admin, { membershipId: await idOf(from, person), role: 'reception' })
  expect(await reach(await aMember(salon, 'owner'))).toMatchObject({ refusal: 'role_out_of_reach' })
  expect(await reach(await aMember(salon, 'admin'))).toMatchObject({ refusal: 'role_out_of_reach' })
  expect(await reach(await aMember(other, 'staff_member'), other)).toMatchObject({ refusal: 'not_found' })
  expect(await reach(await aMember(salon, 'staff_member'))).toEqual({ ok: true })
})

test('the last owner stays, also when two leave at once', async () => {
  const salon = await aSalon()
  const person = await aMember(salon, 'owner')
  const owners = await database().membership.findMany({ where: { branchId: salon.branchId, role: 'owner' } })
  const scopes = [salon.owner, await scopeOf(salon, person)]
  const outcomes = await Promise.all(
    owners.map(({ id }, index) => changeRole(scopes[index] ?? salon.owner, { membershipId: id, role: 'admin' })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await database().membership.count({ where: { branchId: salon.branchId, role: 'owner' } })).toBe(1)
})

test('the database itself keeps the last owner', async () => {
  const salon = await aSalon()
  await aMember(salon, 'owner')
  const where = { branchId: salon.branchId, role: 'owner' as const }
  const owners = await database().membership.findMany({ where })
  const leave = (id: string) =>
    database().membership.delete({ where: { branchId_id: { branchId: salon.branchId, id } } })
  const ends = await Promise.allSettled(owners.map(({ id }) => leave(id)))
  expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(await database().membership.count({ where })).toBe(1)
})
