import { FIRST_ACCOUNTS, openAccount } from '#sandbox/stripe/state/open-account.ts'
import { DEFAULT_SETTINGS, type Settings } from '#sandbox/stripe/state/settings.ts'
import { ControlFault } from '../control-fault.ts'
import type { ControlRoute } from '../control-route.ts'
import type { Input } from '../input.ts'

export const WORLD_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/clock',
    does: 'Tells the time.',
    run: ({ simulator: { world } }) => ({
      now: world.clock.now(),
      nowMs: world.clock.nowMs(),
      aheadMs: world.clock.aheadMs,
    }),
  },
  {
    method: 'POST',
    path: '/_sim/clock',
    does: 'Moves time forward by advanceMs; what falls due on the way happens.',
    run: ({ simulator: { world }, input }) => {
      world.advance(input.only('advanceMs').number('advanceMs') ?? 0)
      return { now: world.clock.now(), nowMs: world.clock.nowMs(), aheadMs: world.clock.aheadMs }
    },
  },
  {
    method: 'GET',
    path: '/_sim/settings',
    does: 'Tells the settings.',
    run: ({ simulator: { world } }) => world.settings,
  },
  {
    method: 'POST',
    path: '/_sim/settings',
    does: 'Changes settings: settleMs, refundMs, disputeMs, payoutMs, retryDelaysMs, deliveryTimeoutMs, rateLimitPerSecond, refundsNeedBalance.',
    run: ({ simulator: { world }, input }) => {
      world.changeSettings(readSettings(input))
      return world.settings
    },
  },
  {
    method: 'POST',
    path: '/_sim/reset',
    does: 'Forgets everything but the accounts that every simulator starts with.',
    run: ({ simulator }) => {
      const { world, troubles, deliveries } = simulator
      world.restore({ tables: new Map() })
      world.undelivered.clear()
      troubles.clear()
      deliveries.rules.clear()
      for (const order of FIRST_ACCOUNTS) openAccount(world, order)
    },
  },
  {
    method: 'GET',
    path: '/_sim/snapshots',
    does: 'Lists snapshots; they live as long as the process.',
    run: ({ simulator: { snapshots } }) => ({ snapshots: [...snapshots.keys()] }),
  },
  {
    method: 'POST',
    path: '/_sim/snapshots',
    does: 'Keeps everything as it is now under a name.',
    run: ({ simulator: { world, snapshots }, input }) => {
      const name = input.only('name').requiredText('name')
      snapshots.set(name, world.snapshot())
      return { name }
    },
  },
  {
    method: 'POST',
    path: '/_sim/snapshots/:id/restore',
    does: 'Makes everything as it was then.',
    run: ({ simulator: { world, snapshots, deliveries }, id }) => {
      const snapshot = snapshots.get(id)
      if (!snapshot) throw new ControlFault(`There is no snapshot ${id}.`, 404)
      world.restore(snapshot)
      deliveries.resume(world)
      return { name: id }
    },
  },
]

function readSettings(input: Input): Partial<Settings> {
  const names = ['settleMs', 'refundMs', 'disputeMs', 'payoutMs', 'deliveryTimeoutMs'] as const
  input.only(...names, 'retryDelaysMs', 'rateLimitPerSecond', 'refundsNeedBalance')
  const numbers = names.flatMap((name) => {
    const value = input.number(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const retryDelaysMs = input.numbers('retryDelaysMs')
  const limit = input.number('rateLimitPerSecond')
  const needBalance = input.flag('refundsNeedBalance')
  return {
    ...Object.fromEntries(numbers),
    ...(retryDelaysMs === undefined ? {} : { retryDelaysMs }),
    ...(limit === undefined ? {} : { rateLimitPerSecond: limit }),
    ...(input.isNull('rateLimitPerSecond') ? { rateLimitPerSecond: DEFAULT_SETTINGS.rateLimitPerSecond } : {}),
    ...(needBalance === undefined ? {} : { refundsNeedBalance: needBalance }),
  }
}
