import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/staff-photos/[file]/route.ts'
import { saveStaffPhoto } from '#lib/flows/team/save-staff-photo.ts'
import { aPhoto } from '#tests/support/pictures.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const get = ({ slug }: Salon, file: string) =>
  GET(new Request(`http://localhost:3000/api/branches/${slug}/staff-photos/${file}`), {
    params: Promise.resolve({ branch: slug, file }),
  })

async function aSalonWithAPhoto() {
  const salon = await aSalon()
  const { owner, staffMemberId } = salon
  const outcome = await saveStaffPhoto(owner, { staffMemberId, file: await aPhoto() })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return { salon, hash: outcome.hash }
}

test('200 with the photo, to be kept for ever', async () => {
  const { salon, hash } = await aSalonWithAPhoto()
  const response = await get(salon, `${hash}-256.webp`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('image/webp')
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(50)
})

test('404 for another salon, another size, and what was never there', async () => {
  const { salon, hash } = await aSalonWithAPhoto()
  const stranger = await aSalon()
  const answers = await Promise.all([
    get(stranger, `${hash}-256.webp`),
    get(salon, `${hash}-1024.webp`),
    get(salon, `${'0'.repeat(32)}-256.webp`),
    get(salon, '..'),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})
