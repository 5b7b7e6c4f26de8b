import { expect, test } from 'vitest'
import { GET } from '#app/api/slots/route.ts'
import { LIMITS } from '#lib/http/limits/limits.ts'
import { listFreeDays } from '#lib/views/free-times.ts'
import { addDays, dayOf } from '#lib/visits/calendar.ts'
import { aSalon, inDays } from '#tests/support/salon.ts'

let asked = 0

/** Each question comes from an address of its own, unless it is given one. */
function get(query: string, address = `10.0.${Math.floor(asked / 250)}.${asked % 250}`): Promise<Response> {
  asked += 1
  return GET(new Request(`http://localhost:3000/api/slots?${query}`, { headers: { 'x-forwarded-for': address } }))
}

test('200 with the very times that the form shows', async () => {
  const salon = await aSalon()
  const response = await get(`salon=${salon.slug}&service=${salon.serviceId}&staff=${salon.staffMemberId}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const found = await listFreeDays(salon.form, { serviceIds: [salon.serviceId], staffMemberId: salon.staffMemberId })
  const answer = await response.json()
  expect(answer).toEqual(JSON.parse(JSON.stringify(found)))
  expect(answer.days[3].starts[0]).toEqual({ startsAt: expect.any(String), totalMinor: 5000 })
})

test('200 with only the days that are asked for, and none beyond the horizon', async () => {
  const { slug, serviceId } = await aSalon()
  const day = dayOf(inDays(3), 'Europe/Berlin')
  const some = await get(`salon=${slug}&service=${serviceId}&from=${day}&to=${addDays(day, 1)}`)
  expect((await some.json()).days.map((found: { day: string }) => found.day)).toEqual([day, addDays(day, 1)])
  const none = await get(`salon=${slug}&service=${serviceId}&from=${addDays(day, 300)}`)
  expect(await none.json()).toMatchObject({ days: [] })
})

test('200 without any time for what nobody performs', async () => {
  const { slug } = await aSalon()
  const response = await get(`salon=${slug}&service=00000000-0000-4000-8000-000000000000`)
  const { days } = await response.json()
  expect(days.every(({ starts }: { starts: [] }) => starts.length === 0)).toBe(true)
})

test('400 for a query that does not fit', async () => {
  const { slug, serviceId } = await aSalon()
  const wrong = [
    '',
    `salon=${slug}`,
    `salon=${slug}&service=haircut`,
    `salon=${slug}&salon=${slug}&service=${serviceId}`,
    `salon=${slug}&service=${serviceId}&from=2026-02-30`,
    `salon=${slug}&service=${serviceId}&staff=anyone`,
    `salon=${slug}&service=${serviceId}&extra=1`,
    `salon=${slug}&${Array.from({ length: 11 }, () => `service=${serviceId}`).join('&')}`,
  ]
  for (const query of wrong) {
    const response = await get(query)
    expect(response.status, query).toBe(400)
    expect(await response.json()).toEqual({ error: { code: 'input_malformed', message: 'input malformed' } })
  }
})

test('404 for a salon that is not there', async () => {
  const { serviceId } = await aSalon()
  expect((await get(`salon=nobody&service=${serviceId}`)).status).toBe(404)
})

test('429 for who asks too often, with how long to wait', async () => {
  const { slug, serviceId } = await aSalon()
  const query = `salon=${slug}&service=${serviceId}&to=2020-01-01`
  const { points } = LIMITS.slots.device
  const answers = await Promise.all(Array.from({ length: points + 1 }, () => get(query, '2001:db8:1:2::1')))
  const late = answers.filter(({ status }) => status === 429)
  expect(late).toHaveLength(1)
  expect(Number(late[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await late[0]?.json()).toEqual({ error: { code: 'too_many_requests', message: 'too many requests' } })
  expect((await get(query, '2001:db8:1:3::1')).status).toBe(200)
})
