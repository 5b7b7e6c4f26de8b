import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { invitePerson } from '#lib/flows/people/invite-person.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aMember, scopeOf } from '#tests/support/people.ts'
import { aSalon } from '#tests/support/salon.ts'

const invitationsOf = (branchId: string) =>
  database().invitation.findMany({ where: { branchId }, orderBy: { createdAt: 'asc' } })

test('an invitation and its letter are saved together, with nothing by which the link could be guessed', async () => {
  const salon = await aSalon()
  const input = { email: 'olha@example.com', role: 'reception', locale: 'uk' } as const
  expect(await invitePerson(salon.owner, input)).toEqual({ ok: true })
  const [invitation] = await invitationsOf(salon.branchId)
  expect(invitation).toMatchObject({ email: 'olha@example.com', role: 'reception', acceptedAt: null })
  const days = ((invitation?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000
  expect(days).toBeCloseTo(7, 1)
  expect(await lettersWaiting(salon)).toEqual(['invitation'])
})

test('who is invited again has one way in: the one before ends', async () => {
  const salon = await aSalon()
  for (const role of ['reception', 'admin'] as const) {
    await invitePerson(salon.owner, { email: 'olha@example.com', role, locale: 'uk' })
  }
  const [first, second] = await invitationsOf(salon.branchId)
  expect(first?.revokedAt).not.toBeNull()
  expect(second).toMatchObject({ revokedAt: null, role: 'admin' })
})

test('nobody invites into a role that they could not take away', async () => {
  const salon = await aSalon()
  const admin = await scopeOf(salon, await aMember(salon, 'admin'))
  const invite = (role: 'owner' | 'reception') => invitePerson(admin, { email: 'a@example.com', role, locale: 'uk' })
  expect(await invite('owner')).toEqual({ ok: false, refusal: 'role_out_of_reach' })
  expect(await invite('reception')).toEqual({ ok: true })
})
