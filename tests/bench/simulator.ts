// The simulator must never be what one waits for. Everything runs against processes of their own on loopback.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LeanConnection } from './support/lean-connection.ts'
import { perSecond } from './support/per-second.ts'
import { reportFigure } from './support/report-figure.ts'
import { startProgram } from './support/start-program.ts'

const SUPPORT = join(import.meta.dirname, 'support')
const SIMULATOR = join(import.meta.dirname, '../../sandbox/stripe/main.ts')
const CONNECTIONS = 16
const SECONDS = 4
const LEAST_PAYMENTS = 1500
const LEAST_DELIVERIES = 1000

const HEADERS =
  'authorization: Bearer sk_test_simulator_warsaw\r\ncontent-type: application/x-www-form-urlencoded\r\nstripe-version: 2026-10-28.endive\r\n'
const ORDER =
  'amount=5000&currency=pln&allowed_payment_method_types[0]=card&metadata[paymentId]=p1&metadata[branchId]=b1&metadata[visitId]=v1'

let calls = 0

function call(connection: LeanConnection, path: string, body: string): Promise<string> {
  calls += 1
  // As the SDK does, every POST brings a key of its own.
  return connection.post({ path, body, headers: `${HEADERS}idempotency-key: bench-${calls}\r\n` })
}

async function payOnce(connection: LeanConnection): Promise<void> {
  const intent: { id: string } = JSON.parse(await call(connection, '/v1/payment_intents', ORDER))
  await call(connection, `/v1/payment_intents/${intent.id}/confirm`, 'payment_method=pm_card_visa')
}

function readyOrigin(line: string): string {
  const { origin }: { origin: string } = JSON.parse(line.slice('stripe ready '.length))
  return origin
}

async function measureFloor(): Promise<number> {
  const echo = await startProgram(join(SUPPORT, 'echo-server.ts'))
  const round = (connection: LeanConnection) => connection.post({ path: '/', headers: HEADERS, body: ORDER })
  const echoes = await perSecond({ origin: echo.firstLine, connections: CONNECTIONS, seconds: SECONDS, round })
  await echo.stop()
  return echoes
}

async function measurePayments(...args: readonly string[]): Promise<number> {
  const simulator = await startProgram(SIMULATOR, '--port', '0', ...args)
  const origin = readyOrigin(simulator.firstLine)
  const payments = await perSecond({ origin, connections: CONNECTIONS, seconds: SECONDS, round: payOnce })
  await simulator.stop()
  return payments
}

type Arrivals = { readonly url: string; readonly count: () => number; readonly close: () => void }

/** An endpoint that takes everything, and counts. */
async function startReceiver(): Promise<Arrivals> {
  let count = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      count += 1
      response.writeHead(200, { 'content-length': 0 }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook`
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url, count: () => count, close }
}

async function measureDeliveries(): Promise<{ deliveries: number; floor: number }> {
  const receiver = await startReceiver()
  const posted = (connection: LeanConnection) => connection.post({ path: '/hook', headers: HEADERS, body: ORDER })
  const origin = new URL(receiver.url).origin
  const floor = await perSecond({ origin, connections: CONNECTIONS, seconds: SECONDS, round: posted })

  const simulator = await startProgram(SIMULATOR, '--port', '0', '--settle-ms', '1000000000')
  const there = readyOrigin(simulator.firstLine)
  const control = (path: string, init?: RequestInit) => fetch(`${there}${path}`, init)
  const authorization = 'Bearer sk_test_simulator_warsaw'
  const body = new URLSearchParams({ url: receiver.url, 'enabled_events[]': '*' })
  await control('/v1/webhook_endpoints', { method: 'POST', headers: { authorization }, body })
  // Held while they are made, so that making them is not what is measured.
  await control('/_sim/settings', { method: 'POST', body: JSON.stringify({ holdDeliveries: true }) })
  await perSecond({ origin: there, connections: CONNECTIONS, seconds: SECONDS, round: payOnce })
  const before = receiver.count()
  const startedAt = performance.now()
  const released = await control('/_sim/deliveries/release', { method: 'POST', body: JSON.stringify({ atOnce: true }) })
  if (!released.ok) throw new Error(await released.text())
  const seconds = (performance.now() - startedAt) / 1000
  const deliveries = (receiver.count() - before) / seconds
  await simulator.stop()
  receiver.close()
  return { deliveries, floor }
}

const folder = mkdtempSync(join(tmpdir(), 'bench-simulator-'))
const echoes = await measureFloor()
const against = { name: 'bare node:http calls', value: echoes }
const payments = await measurePayments()
reportFigure({ name: 'payments', value: payments, unit: 'creates and confirms/s', against, least: LEAST_PAYMENTS })
const kept = await measurePayments('--state', join(folder, 'state'))
reportFigure({ name: 'payments-kept-on-disk', value: kept, unit: 'creates and confirms/s', against })
rmSync(folder, { recursive: true, force: true })
const { deliveries, floor } = await measureDeliveries()
const posts = { name: 'bare posts to the same endpoint', value: floor }
reportFigure({
  name: 'deliveries',
  value: deliveries,
  unit: 'signed webhooks/s',
  against: posts,
  least: LEAST_DELIVERIES,
})
