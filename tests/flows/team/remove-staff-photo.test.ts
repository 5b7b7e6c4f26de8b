import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { removeStaffPhoto } from '#lib/flows/team/remove-staff-photo.ts'
import { saveStaffPhoto } from '#lib/flows/team/save-staff-photo.ts'
import { aPhoto } from '#tests/support/pictures.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a photo that is taken away is gone, and it is written down once', async () => {
  const { owner, branchId, staffMemberId } = await aSalon()
  await saveStaffPhoto(owner, { staffMemberId, file: await aPhoto() })
  await removeStaffPhoto(owner, { staffMemberId })
  await removeStaffPhoto(owner, { staffMemberId })
  expect(await database().staffPhoto.count({ where: { branchId } })).toBe(0)
  expect(await database().auditEntry.count({ where: { branchId, action: 'staff_photo.removed' } })).toBe(1)
})

test('a photo of another salon stays', async () => {
  const salon = await aSalon()
  const { owner, branchId, staffMemberId } = await aSalon()
  await saveStaffPhoto(owner, { staffMemberId, file: await aPhoto() })
  await removeStaffPhoto(salon.owner, { staffMemberId })
  expect(await database().staffPhoto.count({ where: { branchId } })).toBe(1)
})
