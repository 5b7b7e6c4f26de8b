import { join } from 'node:path'
import { startChild } from '#sandbox/services/child.ts'
import { untilReady } from '#sandbox/services/until-ready.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const DEMO_VARIABLE = 'ZAPYS_DEMO_ADDRESSES'
const READY = 'demo ready '

export type DemoAddresses = {
  readonly origin: string
  readonly branch: string
  readonly admin: { readonly email: string; readonly password: string }
  readonly simulator: string
  readonly mail: string
  readonly database: string
}

/**
 * Starts the very demo that people start, with data of its own, and leaves its addresses to the tests. One that runs
 * already is taken where its last line's object is in the variable.
 */
export default async function startDemo(): Promise<() => Promise<void>> {
  if (process.env[DEMO_VARIABLE]) return async () => undefined
  const ready = Promise.withResolvers<string>()
  const data = join(ROOT, '.zapys', 'journeys')
  const child = await startChild({
    name: 'the demo',
    args: [join(ROOT, 'sandbox', 'demo', 'main.ts'), '--port', '0', '--reset', '--data', data],
    logFile: join(ROOT, '.zapys', 'journeys.log'),
    onLine: (line) => {
      console.log(line)
      if (line.startsWith(READY)) ready.resolve(line.slice(READY.length))
    },
  })
  process.env[DEMO_VARIABLE] = await untilReady(child, ready.promise)
  return () => child.stop()
}

/** Where the demo of this run is. */
export function demoAddresses(): DemoAddresses {
  return JSON.parse(process.env[DEMO_VARIABLE] ?? '')
}
