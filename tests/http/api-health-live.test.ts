import { expect, test } from 'vitest'
import { GET } from '#app/api/health/live/route.ts'

test('200 while the process runs', async () => {
  const response = GET()
  expect([response.status, await response.json()]).toEqual([200, { ok: true }])
})
