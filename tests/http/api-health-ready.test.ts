import { expect, test, vi } from 'vitest'
import { GET } from '#app/api/health/ready/route.ts'

test('200 while the database answers', async () => {
  expect((await GET()).status).toBe(200)
})

test('503 while it does not', async () => {
  // An app of its own: the others in this process go on with the database that they have.
  vi.resetModules()
  vi.stubEnv('DATABASE_URL', 'postgresql://zapys:zapys@127.0.0.1:9/nowhere')
  const { GET: getElsewhere } = await import('#app/api/health/ready/route.ts')
  const response = await getElsewhere()
  expect([response.status, await response.json()]).toMatchObject([503, { error: { code: 'not_ready' } }])
  vi.unstubAllEnvs()
  vi.resetModules()
})
