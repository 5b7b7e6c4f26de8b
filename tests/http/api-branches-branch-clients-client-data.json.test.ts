import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/clients/[client]/data.json/route.ts'
import { database } from '#lib/db/client.ts'
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

test('303 to the sign-in and back for who has not shown of late that it is them', async () => {
  const salon = await aSalon()
  const clientId = await aClient(salon)
  const person = await aMember(salon, 'owner')
  const cookie = await signedIn(person)
  const longAgo = new Date(Date.now() - 3_600_000)
  await database().session.updateMany({ where: { userId: person.userId }, data: { createdAt: longAgo } })
  const referer = `http://localhost:3000/en/admin/${salon.slug}/clients/${clientId}?x=1`
  const response = await askFor(salon, clientId, { ...cookie, referer })
  expect(response.status).toBe(303)
  const next = encodeURIComponent(`/en/admin/${salon.slug}/clients/${clientId}?x=1`)
  expect(response.headers.get('location')).toBe(`http://localhost:3000/en/sign-in?again=1&next=${next}`)
  expect(response.headers.get('content-disposition')).toBeNull()
  expect(response.headers.get('cache-control')).toBe('no-store')
})
