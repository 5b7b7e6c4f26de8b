import { expect, test } from 'vitest'
import { GET } from '#app/api/visits/[visit]/calendar/route.ts'
import { aHeldVisit, aSalon } from '#tests/support/salon.ts'

const get = (visit: string) => GET(new Request('http://localhost:3000/'), { params: Promise.resolve({ visit }) })

test('200 with the visit for a calendar, which nobody keeps and no search engine finds', async () => {
  const salon = await aSalon()
  const { token, visitId } = await aHeldVisit(salon)
  const response = await get(token)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('x-robots-tag')).toBe('noindex')
  const file = await response.text()
  expect(file).toContain(`UID:${visitId}@zapys\r\n`)
  expect(file).toMatch(/DESCRIPTION:With Olena\\nBooking number: [A-Z2-9]{6}\\nhttp/)
  expect(file).toContain('SUMMARY:Salon: Haircut\r\n')
})

test('404 for a link that opens nothing', async () => {
  expect((await get('x'.repeat(43))).status).toBe(404)
})
