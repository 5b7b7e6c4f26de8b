import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/widget-preview/route.ts'
import { aMember, signedIn } from '#tests/support/people.ts'
import { aSalon } from '#tests/support/salon.ts'

const get = (branch: string, query: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost:3000/api/branches/${branch}/widget-preview?${query}`, { headers }), {
    params: Promise.resolve({ branch }),
  })

test('200 with a page as strict as a salon’s can be, and the widget on it', async () => {
  const salon = await aSalon()
  const headers = await signedIn(await aMember(salon, 'admin'))
  const response = await get(salon.slug, 'mode=popup&locale=uk&label=%22%3E%3Cscript%3Ealert(1)', headers)
  expect(response.status).toBe(200)
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  const page = await response.text()
  expect(page).toContain('data-mode="popup"')
  expect(page.match(/<script/g)).toHaveLength(1)
})

test('401, 403 and 404 for who may not, and 400 for a mode that is none', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const admin = await signedIn(await aMember(salon, 'admin'))
  const reception = await signedIn(await aMember(salon, 'reception'))
  const good = 'mode=inline&locale=en'
  expect((await get(salon.slug, good)).status).toBe(401)
  expect((await get(salon.slug, good, reception)).status).toBe(403)
  expect((await get(other.slug, good, admin)).status).toBe(404)
  expect((await get(salon.slug, 'mode=flying&locale=en', admin)).status).toBe(400)
})
