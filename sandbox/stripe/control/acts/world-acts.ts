import type { SimulatorParts } from '#sandbox/stripe/simulator.ts'
import { FIRST_ACCOUNTS, openAccount } from '#sandbox/stripe/state/open-account.ts'
import type { Settings } from '#sandbox/stripe/state/settings.ts'
import { ControlFault } from '../control-fault.ts'

export type Time = { readonly now: number; readonly nowMs: number; readonly aheadMs: number }

export type WorldActs = {
  readonly clock: () => Time
  /** Moves time forward; what falls due on the way happens, each at its time. */
  readonly advance: (forwardMs: number) => void
  readonly settings: () => Settings
  readonly changeSettings: (changes: Partial<Settings>) => Settings
  /** Forgets everything but the accounts and the settings that this simulator was started with. */
  readonly reset: () => void
  /** Keeps everything as it is now under a name, as long as the process lives. */
  readonly snapshot: (name: string) => void
  /** Makes everything as it was then. */
  readonly restore: (name: string) => void
  readonly snapshots: () => readonly string[]
}

export function worldActs(simulator: SimulatorParts): WorldActs {
  const { world, snapshots, deliveries } = simulator
  return {
    clock: () => ({ now: world.clock.now(), nowMs: world.clock.nowMs(), aheadMs: world.clock.aheadMs }),
    advance: (forwardMs) => world.advance(forwardMs),
    settings: () => world.settings,
    changeSettings: (changes) => {
      world.changeSettings(changes)
      return world.settings
    },
    reset: () => reset(simulator),
    snapshot: (name) => {
      snapshots.set(name, world.snapshot())
    },
    restore: (name) => {
      const snapshot = snapshots.get(name)
      if (!snapshot) throw new ControlFault(`There is no snapshot ${name}.`, 404)
      world.restore(snapshot)
      deliveries.resume(world)
    },
    snapshots: () => [...snapshots.keys()],
  }
}

function reset({ world, troubles, deliveries, firstSettings }: SimulatorParts): void {
  world.restore({ tables: new Map() })
  troubles.clear()
  deliveries.rules.clear()
  deliveries.resume(world)
  for (const order of FIRST_ACCOUNTS) openAccount(world, order)
  world.changeSettings(firstSettings)
}
