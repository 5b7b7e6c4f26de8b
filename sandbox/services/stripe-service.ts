import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import { untilReady } from './until-ready.ts'

export type SimulatedAccount = {
  readonly id: string
  readonly country: string
  readonly currency: string
  readonly publishableKey: string
  readonly secretKey: string
}

export type StripeService = {
  readonly origin: string
  readonly accounts: readonly SimulatedAccount[]
  readonly child: Child
}

/** Starts the Stripe simulator; without a state file it forgets everything when it ends. */
export async function startStripeService(options: {
  readonly port: number
  readonly logFile: string
  readonly stateFile?: string
  readonly beginDaysAgo?: number
}): Promise<StripeService> {
  const { port, logFile, stateFile, beginDaysAgo = 0 } = options
  const ready = Promise.withResolvers<Omit<StripeService, 'child'>>()
  const child = await startChild({
    name: 'the Stripe simulator',
    args: [
      join(import.meta.dirname, '..', 'stripe', 'main.ts'),
      '--port',
      String(port),
      ...(stateFile ? ['--state', stateFile] : []),
      ...['--begin-days-ago', String(beginDaysAgo)],
    ],
    logFile,
    onLine: (line) => {
      if (line.startsWith('stripe ready ')) ready.resolve(JSON.parse(line.slice('stripe ready '.length)))
    },
  })
  return { ...(await untilReady(child, ready.promise)), child }
}
