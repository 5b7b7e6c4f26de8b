import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { moveStaffMember } from '#lib/flows/team/move-staff-member.ts'
import { saveStaffMember } from '#lib/flows/team/save-staff-member.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aSalon } from '#tests/support/salon.ts'

test('somebody goes a place up, and at the top stays there', async () => {
  const salon = await aSalon()
  const { branchId } = salon
  const added = await saveStaffMember(salon.owner, { staffMemberId: null, name: 'Marta', jobTitle: '' })
  invariant(added.ok, 'anybody may be added')
  const { staffMemberId } = added
  for (const _ of [1, 2]) {
    expect(await moveStaffMember(salon.owner, { staffMemberId, direction: 'up' })).toEqual({ ok: true })
    const staff = await database().staffMember.findMany({ where: { branchId }, orderBy: { position: 'asc' } })
    expect(staff.map(({ name }) => name)).toEqual(['Marta', 'Olena'])
  }
})

test('another salon’s staff member is not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const outcome = await moveStaffMember(salon.owner, { staffMemberId: other.staffMemberId, direction: 'up' })
  expect(outcome).toEqual({ ok: false, refusal: 'staff_member_not_found' })
})
