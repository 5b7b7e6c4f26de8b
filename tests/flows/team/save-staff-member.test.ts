import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { saveStaffMember } from '#lib/flows/team/save-staff-member.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aSalon } from '#tests/support/salon.ts'

test('somebody new stands after everyone else; what changes of them is in the log', async () => {
  const salon = await aSalon()
  const { branchId } = salon
  const added = await saveStaffMember(salon.owner, { staffMemberId: null, name: 'Marta', jobTitle: '' })
  invariant(added.ok, 'anybody may be added')
  const { staffMemberId } = added
  const wish = { staffMemberId, name: 'Marta', jobTitle: 'Stylist' }
  expect(await saveStaffMember(salon.owner, wish)).toEqual({ ok: true, staffMemberId })
  expect(await saveStaffMember(salon.owner, wish)).toEqual({ ok: true, staffMemberId })
  const staff = await database().staffMember.findMany({ where: { branchId }, orderBy: { position: 'asc' } })
  expect(staff).toMatchObject([{ name: 'Olena' }, { name: 'Marta', jobTitle: 'Stylist' }])
  const log = await database().auditEntry.findMany({ where: { branchId }, orderBy: { id: 'asc' } })
  expect(log).toMatchObject([
    { action: 'staff_member.added', details: { name: 'Marta' } },
    { action: 'staff_member.changed', details: { name: 'Marta', changed: 'jobTitle' } },
  ])
})

test('another salon’s staff member keeps their name', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const outcome = await saveStaffMember(salon.owner, { staffMemberId: other.staffMemberId, name: 'Mine', jobTitle: '' })
  expect(outcome).toEqual({ ok: false, refusal: 'staff_member_not_found' })
  expect(await database().staffMember.findMany({ where: { branchId: other.branchId } })).toMatchObject([
    { name: 'Olena' },
  ])
})
