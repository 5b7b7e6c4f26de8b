import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '#sandbox/services/free-port.ts'
import { demoAddresses } from '#tests/support/demo.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')
const DEMO = join(ROOT, 'sandbox', 'demo', 'main.ts')

type Ended = { readonly code: number | null; readonly output: string }

/** Runs a script to its end with these variables only. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...env, NODE_ENV: 'production' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

const GOOD = {
  DATABASE_URL: 'postgresql://zapys:hidden@127.0.0.1:9/zapys',
  APP_ORIGIN: 'https://book.example.com',
  AUTH_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')}`,
  SMTP_URL: 'smtps://user:hidden@mail.example.com:465',
  MAIL_FROM: 'Zapys <no-reply@example.com>',
}

test('without a variable the app does not start and says what is missing', async () => {
  const { AUTH_SECRET: _, ...missing } = GOOD
  const { code, output } = await run([NEXT, 'start', '--port', String(await freePort())], missing)
  expect(code).toBe(1)
  expect(output).toContain('AUTH_SECRET is missing: signs the sessions')
  expect(output).not.toContain('hidden')
})

test('in production the app does not start with something that stands in for Stripe', async () => {
  const standIn = { ...GOOD, STRIPE_API_ORIGIN: 'http://127.0.0.1:4000' }
  const { code, output } = await run([NEXT, 'start', '--port', String(await freePort())], standIn)
  expect(code).toBe(1)
  expect(output).toContain('names something other than Stripe')
})

test('a demo on a taken port says so and starts nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zapys-taken-'))
  const { port } = new URL(demoAddresses().origin)
  const { code, output } = await run([DEMO, '--port', port, '--data', folder])
  await rm(folder, { recursive: true })
  expect(code).toBe(1)
  expect(output).toContain(`Port ${port} is taken by another program`)
})

test('stopping a demo stops every process that it started, and keeps its data for the next run', async () => {
  const folder = join(ROOT, '.zapys', 'stopping')
  const child = spawn(process.execPath, [DEMO, '--port', '0', '--reset', '--data', folder], { cwd: ROOT })
  const ready = Promise.withResolvers<string>()
  child.stdout.on('data', (chunk) => {
    const line = /demo ready (\{.*\})/.exec(String(chunk))?.[1]
    if (line) ready.resolve(line)
  })
  const addresses: { origin: string; simulator: string; mail: string } = JSON.parse(await ready.promise)
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  for (const address of [addresses.origin, addresses.simulator, addresses.mail]) {
    await expect(fetch(address), address).rejects.toThrow()
  }
  expect(await readdir(folder)).toEqual(
    expect.arrayContaining(['postgres', 'secrets.json', 'stripe.json', 'webhook.json']),
  )
  await rm(folder, { recursive: true, force: true })
})
