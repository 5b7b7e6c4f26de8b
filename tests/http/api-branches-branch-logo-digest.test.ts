import sharp from 'sharp'
import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/logo/[digest]/route.ts'
import { database } from '#lib/db/client.ts'
import { changeLogo } from '#lib/flows/booking-form/change-logo.ts'
import { aSalon } from '#tests/support/salon.ts'

const get = (branch: string, digest: string) =>
  GET(new Request('http://localhost:3000/api/branches/x/logo/y'), { params: Promise.resolve({ branch, digest }) })

test('200 with a picture that is kept for ever; 404 for another salon’s, a replaced one and nonsense', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#a3234a' } })
    .png()
    .toBuffer()
  await changeLogo(salon.owner, { file: new File([Uint8Array.from(png)], 'logo.png') })
  const { digest } = await database().branchLogo.findUniqueOrThrow({ where: { branchId: salon.branchId } })

  const response = await get(salon.slug, `${digest}.webp`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('image/webp')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).format).toBe('webp')

  for (const [slug, asked] of [
    [other.slug, `${digest}.webp`],
    [salon.slug, `${'0'.repeat(64)}.webp`],
    [salon.slug, '../../etc/passwd'],
  ] as const) {
    const missing = await get(slug, asked)
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({ error: { code: 'not_found' } })
  }
})
