import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/clients/[client]/data.json/route.ts'
import { aClient, aContact } from '#tests/support/clients.ts'
import { aMember, signedIn } from '#tests/support/people.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const askFor = async (salon: Salon, client: string, headers: Record<string, string> = {}) => {
  const request = new Request(`http://localhost:3000/api/branches/${salon.slug}/clients/${client}/data.json`, {
    headers,
  })
  return GET(request, { params: Promise.resolve({ branch: salon.slug, client }) })
}

test('200 with everything about the person as a file to keep, never in a cache', async () => {
  const salon = await aSalon()
  const contact = aContact({ name: 'Олена' })
  const clientId = await aClient(salon, contact)
  const response = await askFor(salon, clientId, await signedIn(await aMember(salon, 'admin')))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="client-salon-.+\.json"$/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toMatchObject({ client: contact, visits: [{ contact }] })
})

test('401 for who is not signed in', async () => {
  const salon = await aSalon()
  expect((await askFor(salon, await aClient(salon))).status).toBe(401)
})

test('404 for what names nobody', async () => {
  const salon = await aSalon()
  const cookie = await signedIn(await aMember(salon, 'owner'))
  for (const client of [crypto.randomUUID(), 'nobody', '..']) {
    expect((await askFor(salon, client, cookie)).status).toBe(404)
  }
})
