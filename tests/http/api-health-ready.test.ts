import { expect, test } from 'vitest'
import { GET } from '#app/api/health/ready/route.ts'
import { disconnectDatabase } from '#lib/db/client.ts'

test('200 while the database answers', async () => {
  expect((await GET()).status).toBe(200)
})

test('503 while it does not', async () => {
  const { env } = await import('#lib/env.ts')
  const { Secret } = await import('#lib/secret.ts')
  await disconnectDatabase()
  const { DATABASE_URL } = env()
  Object.assign(env(), { DATABASE_URL: new Secret('postgresql://zapys:zapys@127.0.0.1:9/nowhere') })
  const response = await GET()
  expect([response.status, await response.json()]).toMatchObject([503, { error: { code: 'not_ready' } }])
  await disconnectDatabase()
  Object.assign(env(), { DATABASE_URL })
})
