import { parseArgs } from 'node:util'
import { startSimulator } from './start-simulator.ts'
import type { Settings } from './state/settings.ts'

const USAGE = `node sandbox/stripe/main.ts --port N [--state FILE] [--log] [--begin-days-ago N]
  [--settle-ms N] [--refund-ms N] [--dispute-ms N] [--payout-ms N]`

function readOptions() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      state: text,
      log: { type: 'boolean', default: false },
      'begin-days-ago': text,
      'settle-ms': text,
      'refund-ms': text,
      'dispute-ms': text,
      'payout-ms': text,
    },
  })
  const number = (name: string, value: string | undefined) => {
    if (value === undefined) return undefined
    if (!/^\d+$/.test(value)) throw new Error(`--${name} wants a whole number, not "${value}".`)
    return Number(value)
  }
  const settings: Partial<Settings> = Object.fromEntries(
    [
      ['settleMs', number('settle-ms', values['settle-ms'])],
      ['refundMs', number('refund-ms', values['refund-ms'])],
      ['disputeMs', number('dispute-ms', values['dispute-ms'])],
      ['payoutMs', number('payout-ms', values['payout-ms'])],
    ].filter(([, value]) => value !== undefined),
  )
  return {
    ...{ port: number('port', values.port) ?? 0, stateFile: values.state, log: values.log, settings },
    beginDaysAgo: number('begin-days-ago', values['begin-days-ago']) ?? 0,
  }
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  let options: ReturnType<typeof readOptions>
  try {
    options = readOptions()
  } catch (error) {
    fail(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
  const { log, ...rest } = options
  const running = await startSimulator({ ...rest, ...(log ? { log: (line) => console.error(line) } : {}) })
  const { origin, accounts } = running
  process.stdout.write(`stripe ready ${JSON.stringify({ origin, accounts })}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)))
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  fail(
    error.code === 'EADDRINUSE'
      ? 'The port is taken by another program. Choose another one with --port N.'
      : `${error.stack}`,
  )
})
