import { expect, test } from 'vitest'
import { decideRoleChange, grantableRoles, ROLES } from '#lib/branches/role-policy.ts'

test('an owner grants every role, an admin those below, others none', () => {
  expect(grantableRoles('owner')).toEqual(ROLES)
  expect(grantableRoles('admin')).toEqual(['reception', 'staff_member'])
  expect([grantableRoles('reception'), grantableRoles('staff_member')]).toEqual([[], []])
})

test.each([
  ['owner', 'admin', 'reception', 1, null],
  ['owner', 'owner', 'admin', 2, null],
  ['owner', 'owner', 'admin', 1, 'last_owner'],
  ['owner', 'owner', null, 1, 'last_owner'],
  ['owner', 'owner', 'owner', 1, null],
  ['admin', 'reception', 'staff_member', 1, null],
  ['admin', 'reception', null, 1, null],
  ['admin', 'reception', 'admin', 1, 'role_out_of_reach'],
  ['admin', 'owner', 'reception', 2, 'role_out_of_reach'],
  ['admin', 'admin', null, 1, 'role_out_of_reach'],
  ['reception', 'staff_member', null, 1, 'role_out_of_reach'],
] as const)('%s makes %s %s of %i owners: %s', (actor, from, to, owners, refusal) => {
  expect(decideRoleChange({ actor, from, to, owners })).toEqual(refusal ? { ok: false, refusal } : { ok: true })
})
