import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { acceptInvitation } from '#lib/flows/people/accept-invitation.ts'
import { aMember, anInvitation, aPerson, membershipOf, type Person } from '#tests/support/people.ts'
import { aSalon } from '#tests/support/salon.ts'

const as = ({ userId, email }: Person) => ({ id: userId, email })

test('an invitation lets its person in once, with the role that it names', async () => {
  const salon = await aSalon()
  const person = await aPerson()
  const { token } = await anInvitation(salon, person.email, 'reception')
  const outcomes = await Promise.all([1, 2, 3].map(() => acceptInvitation(as(person), token)))
  expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, slug: salon.slug }])
  expect(outcomes.filter(({ ok }) => !ok)).toHaveLength(2)
  expect(await membershipOf(salon, person)).toMatchObject({ role: 'reception' })
})

test('somebody else who holds the link stays outside, and it stays open for whom it was meant', async () => {
  const salon = await aSalon()
  const [person, thief] = [await aPerson(), await aPerson()]
  const { token } = await anInvitation(salon, person.email)
  expect(await acceptInvitation(as(thief), token)).toEqual({ ok: false, refusal: 'invitation_of_another' })
  expect(await membershipOf(salon, thief)).toBeNull()
  expect(await acceptInvitation(as(person), token)).toMatchObject({ ok: true })
})

test('after seven days a link opens nothing', async () => {
  const salon = await aSalon()
  const person = await aPerson()
  const { token, invitationId: id } = await anInvitation(salon, person.email)
  const yesterday = new Date(Date.now() - 86_400_000)
  await database().invitation.update({
    where: { branchId_id: { branchId: salon.branchId, id } },
    data: { createdAt: new Date(0), expiresAt: yesterday },
  })
  expect(await acceptInvitation(as(person), token)).toEqual({ ok: false, refusal: 'invitation_over' })
})

test('who belongs to the salon already keeps their role', async () => {
  const salon = await aSalon()
  const owner = await aMember(salon, 'owner')
  const { token } = await anInvitation(salon, owner.email, 'staff_member')
  expect(await acceptInvitation(as(owner), token)).toMatchObject({ ok: true })
  expect(await membershipOf(salon, owner)).toMatchObject({ role: 'owner' })
})
