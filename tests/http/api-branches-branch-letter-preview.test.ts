import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/letter-preview/route.ts'
import { database } from '#lib/db/client.ts'
import { changeLogo } from '#lib/flows/booking-form/change-logo.ts'
import { aMember, signedIn } from '#tests/support/people.ts'
import { aPicture } from '#tests/support/pictures.ts'
import { aSalon } from '#tests/support/salon.ts'

const get = (branch: string, query: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost:3000/api/branches/${branch}/letter-preview?${query}`, { headers }), {
    params: Promise.resolve({ branch }),
  })

test('200 with the letter in the salon’s look, as shut in as a mail', async () => {
  const salon = await aSalon()
  const name = '<script>alert(1)</script>'
  await database().branch.update({ where: { id: salon.branchId }, data: { name, accent: '#a3234a' } })
  await changeLogo(salon.owner, { file: new File([Uint8Array.from(await aPicture())], 'logo.jpg') })
  const headers = await signedIn(await aMember(salon, 'reception'))
  const response = await get(salon.slug, 'kind=visit_booked&locale=uk', headers)
  expect(response.status).toBe(200)
  const policy = response.headers.get('content-security-policy')
  for (const part of ["default-src 'none'", "frame-ancestors 'self'", 'sandbox']) expect(policy).toContain(part)
  expect(policy).not.toMatch(/script-src|allow-/)
  const page = await response.text()
  expect(page).toContain('Ви записані')
  expect(page).toContain('#a3234a')
  expect(page).toMatch(new RegExp(`src="/api/branches/${salon.slug}/logo/[0-9a-f]{64}.webp"`))
  expect(page).not.toContain('<script')
})

test('401, 403 and 404 for who may not, and 400 for a letter that is none', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const reception = await signedIn(await aMember(salon, 'reception'))
  const stylist = await signedIn(await aMember(salon, 'staff_member'))
  const good = 'kind=receipt&locale=en'
  expect((await get(salon.slug, good)).status).toBe(401)
  expect((await get(salon.slug, good, stylist)).status).toBe(403)
  expect((await get(other.slug, good, reception)).status).toBe(404)
  for (const bad of ['kind=nothing&locale=en', 'kind=constructor&locale=en', 'kind=receipt&locale=xx']) {
    expect((await get(salon.slug, bad, reception)).status).toBe(400)
  }
})
