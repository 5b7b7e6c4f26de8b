import { createServer, type Server } from 'node:http'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pacedClient } from '#lib/stripe/connection/paced-client.ts'

let server: Server
let port: number
const arrivals = new Map<string, number[]>()

beforeAll(async () => {
  server = createServer((request, response) => {
    const key = request.headers.authorization ?? ''
    arrivals.set(key, [...(arrivals.get(key) ?? []), performance.now()])
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"balance"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const clientOf = (key: string, pace: string) =>
  new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', httpClient: pacedClient(key, pace) })

/** So many calls at once, shared among the keys; says the greatest number of them that arrived within one second. */
async function mostInASecond(keys: readonly string[], calls: number): Promise<number> {
  const [pace = ''] = keys
  const clients = keys.map((key) => clientOf(key, pace))
  await Promise.all(Array.from({ length: calls }, (_, at) => clients[at % clients.length]?.balance.retrieve()))
  const times = keys.flatMap((key) => arrivals.get(`Bearer ${key}`) ?? [])
  expect(times).toHaveLength(calls)
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length))
}

test.each([
  ['sk_test_paced', 40, 25],
  ['rk_test_paced', 40, 25],
  ['sk_live_paced', 150, 100],
])('with %s, of %i calls at once Stripe never gets %i in one second', async (key, calls, limit) => {
  expect(await mostInASecond([key], calls)).toBeLessThan(limit)
})

test('two keys of one account share its limit', async () => {
  expect(await mostInASecond(['sk_test_of_one', 'rk_test_of_one'], 40)).toBeLessThan(25)
})
