import { createServer } from 'node:http'
import { RateLimit } from './api/access/rate-limit.ts'
import type { Answer } from './api/answer.ts'
import { Router } from './api/router.ts'
import { runTask } from './business/run-task.ts'
import { type SimulatorControl, simulatorControl } from './control/simulator-control.ts'
import { Troubles } from './control/troubles.ts'
import { type Truth, truthOf } from './control/truth-of.ts'
import { serve } from './http/serve.ts'
import { type ApiRequest, answerApi } from './http/serve-api.ts'
import { ALL_ENDPOINTS } from './resources/all-endpoints.ts'
import type { Simulator, SimulatorParts } from './simulator.ts'
import { describeAccount, FIRST_ACCOUNTS, type OpenAccount, openAccount } from './state/open-account.ts'
import type { Settings } from './state/settings.ts'
import { World } from './state/world.ts'
import { DeliveryQueue } from './webhooks/delivery-queue.ts'

const DAY_MS = 24 * 3_600_000

export type SimulatorOptions = {
  /** 0 for any free port. */
  readonly port: number
  readonly stateFile?: string | undefined
  readonly settings?: Partial<Settings>
  /** How long ago the world begins where there is none yet: what is done until it has come up to now is its past. */
  readonly beginDaysAgo?: number
  readonly log?: (line: string) => void
}

/** A running simulator in the hands of whoever started it in their own process. */
export type RunningSimulator = {
  /** Where the SDK, Stripe.js and the control page find it. */
  readonly origin: string
  readonly accounts: readonly OpenAccount[]
  /** All that `/_sim` can do, as plain functions. */
  readonly control: SimulatorControl
  /** Everything that an account has, read from its books without a call of the API. */
  readonly truth: (account: string, mode?: 'test' | 'live') => Truth
  /** What a call under `/v1` is answered, without a network between. */
  readonly answer: (request: ApiRequest, body: Buffer) => Promise<Answer>
  readonly stop: () => Promise<void>
}

/** Starts a simulator on loopback, with the state of its file or with the first accounts. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const deliveries = new DeliveryQueue()
  const world = newWorld(deliveries, options)
  const server = createServer({ keepAliveTimeout: 60_000 })
  const port = await listen(server, options.port)
  const parts: SimulatorParts = {
    origin: `http://127.0.0.1:${port}`,
    world,
    router: new Router(ALL_ENDPOINTS),
    troubles: new Troubles(),
    rateLimit: new RateLimit(),
    deliveries,
    snapshots: new Map(),
    firstSettings: options.settings ?? {},
    keysInUse: new Set(),
    log: options.log ?? null,
  }
  const simulator: Simulator = { ...parts, control: simulatorControl(parts) }
  server.on('request', (request, response) => void serve(simulator, request, response))
  deliveries.resume(world)
  return {
    origin: simulator.origin,
    accounts: [...world.accounts.oldestFirst()].map(({ id }) => describeAccount(world, id)),
    control: simulator.control,
    truth: (account, mode) => truthOf(world, account, mode),
    answer: (request, body) => answerApi(simulator, request, body),
    stop: async () => {
      deliveries.stop()
      world.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function newWorld(deliveries: DeliveryQueue, options: SimulatorOptions): World {
  const world = new World(
    {
      runTask: (there, task) =>
        task.kind === 'deliver' ? deliveries.retry(there, task.subject) : runTask(there, task),
      eventPublished: (books, event) => deliveries.enqueue(books, event),
    },
    options.stateFile ?? null,
  )
  world.load()
  if (world.accounts.size === 0) {
    world.advance(-(options.beginDaysAgo ?? 0) * DAY_MS)
    for (const order of FIRST_ACCOUNTS) openAccount(world, order)
  }
  if (options.settings) world.changeSettings(options.settings)
  world.save()
  return world
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
