import sharp from 'sharp'
import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { findStaffPhoto } from '#lib/db/team/staff-photos.ts'
import { MOST_PHOTO_BYTES, saveStaffPhoto } from '#lib/flows/team/save-staff-photo.ts'
import { aPicture, fileOf } from '#tests/support/pictures.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a photo is kept as two upright squares of WebP without what the camera wrote into it', async () => {
  const { owner, staffMemberId } = await aSalon()
  const bytes = await sharp(await aPicture({ width: 900, height: 600 }))
    .withExif({ IFD0: { Copyright: 'somebody' } })
    .jpeg()
    .toBuffer()
  const outcome = await saveStaffPhoto(owner, { staffMemberId, file: fileOf(bytes) })
  if (!outcome.ok) throw new Error(outcome.refusal)
  for (const [size, side] of [['small', 256] as const, ['large', 512] as const]) {
    const photo = await findStaffPhoto(owner, { hash: outcome.hash, size })
    const { format, width, height, exif } = await sharp(photo ?? new Uint8Array()).metadata()
    expect({ format, width, height, exif }).toEqual({ format: 'webp', width: side, height: side, exif: undefined })
  }
})

test('a new photo takes the old one’s place, under an address of its own', async () => {
  const { owner, branchId, staffMemberId } = await aSalon()
  const first = await saveStaffPhoto(owner, { staffMemberId, file: fileOf(await aPicture({ colour: 'red' })) })
  const second = await saveStaffPhoto(owner, { staffMemberId, file: fileOf(await aPicture({ colour: 'blue' })) })
  if (!first.ok || !second.ok) throw new Error('both are pictures')
  expect(second.hash).not.toBe(first.hash)
  expect(await findStaffPhoto(owner, { hash: first.hash, size: 'small' })).toBeNull()
  expect(await database().staffPhoto.count({ where: { branchId } })).toBe(1)
})

test.each([
  [
    'a vector file',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'),
  ],
  ['a text', Buffer.from('not a picture')],
  ['nothing', Buffer.alloc(0)],
  ['half of a picture', (await aPicture()).subarray(0, 200)],
])('%s is refused and changes nothing', async (_, bytes) => {
  const { owner, branchId, staffMemberId } = await aSalon()
  expect(await saveStaffPhoto(owner, { staffMemberId, file: fileOf(bytes) })).toEqual({
    ok: false,
    refusal: 'photo_unreadable',
  })
  expect(await database().staffPhoto.count({ where: { branchId } })).toBe(0)
})

test('a file that is too large is refused before it is read', async () => {
  const { owner, staffMemberId } = await aSalon()
  const bytes = new Uint8Array(MOST_PHOTO_BYTES + 1)
  expect(await saveStaffPhoto(owner, { staffMemberId, file: fileOf(bytes) })).toEqual({
    ok: false,
    refusal: 'photo_too_large',
  })
})

test('nobody gives a face to the staff of another salon', async () => {
  const salon = await aSalon()
  const { staffMemberId } = await aSalon()
  const outcome = await saveStaffPhoto(salon.owner, { staffMemberId, file: fileOf(await aPicture()) })
  expect(outcome).toEqual({ ok: false, refusal: 'staff_member_not_found' })
})
