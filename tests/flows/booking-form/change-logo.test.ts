import sharp from 'sharp'
import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { changeLogo } from '#lib/flows/booking-form/change-logo.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { aSalon } from '#tests/support/salon.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 163, g: 35, b: 74, alpha: 0.5 } } })

const fileOf = (bytes: Uint8Array | string, name = 'logo.png') =>
  new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name)

const storedOf = (branchId: string) => database().branchLogo.findUnique({ where: { branchId } })

test('a logo is drawn anew as WebP of 512 pixels at most, with nothing of its file left', async () => {
  const salon = await aSalon()
  const file = await picture(1600, 400)
    .withExif({ IFD0: { Copyright: 'a secret' } })
    .jpeg()
    .toBuffer()
  expect(await changeLogo(salon.owner, { file: fileOf(file) })).toEqual({ ok: true })
  const stored = await storedOf(salon.branchId)
  expect(stored).toMatchObject({ width: 512, height: 128 })
  const image = Buffer.from(stored?.image ?? [])
  const { format, width, height, exif } = await sharp(image).metadata()
  expect({ format, width, height, exif }).toEqual({ format: 'webp', width: 512, height: 128, exif: undefined })
  expect(image.includes('a secret')).toBe(false)
  const branch = await findBookingBranch(salon.slug)
  expect(branch?.logo?.href).toBe(`/api/branches/${salon.slug}/logo/${stored?.digest}.webp`)
})

test.each([
  ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  [
    'a drawing behind a declaration',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  ],
  ['half a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])],
  ['nothing', ''],
])('%s is no logo', async (_, bytes) => {
  const salon = await aSalon()
  expect(await changeLogo(salon.owner, { file: fileOf(bytes) })).toEqual({ ok: false, refusal: 'logo_unreadable' })
  expect(await storedOf(salon.branchId)).toBeNull()
})

test('another logo takes its place, and it can be taken away', async () => {
  const salon = await aSalon()
  await changeLogo(salon.owner, { file: fileOf(await picture(50, 50).png().toBuffer()) })
  const before = await storedOf(salon.branchId)
  await changeLogo(salon.owner, { file: fileOf(await picture(60, 30).gif().toBuffer()) })
  const after = await storedOf(salon.branchId)
  expect(after).toMatchObject({ width: 60, height: 30 })
  expect(after?.digest).not.toBe(before?.digest)
  expect(await changeLogo(salon.owner, { file: null })).toEqual({ ok: true })
  expect(await storedOf(salon.branchId)).toBeNull()
})
