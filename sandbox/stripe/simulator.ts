import type { RateLimit } from './api/access/rate-limit.ts'
import type { Router } from './api/router.ts'
import type { SimulatorControl } from './control/simulator-control.ts'
import type { Troubles } from './control/troubles.ts'
import type { Settings } from './state/settings.ts'
import type { Snapshot, World } from './state/world.ts'
import type { DeliveryQueue } from './webhooks/delivery-queue.ts'

/** A running simulator, as those who answer its requests see it. */
export type SimulatorParts = {
  readonly origin: string
  readonly world: World
  readonly router: Router
  readonly troubles: Troubles
  readonly rateLimit: RateLimit
  readonly deliveries: DeliveryQueue
  /** What it was started with, and a reset goes back to. */
  readonly firstSettings: Partial<Settings>
  readonly snapshots: Map<string, Snapshot>
  /** Idempotency keys whose first call is still being answered. */
  readonly keysInUse: Set<string>
  readonly log: ((line: string) => void) | null
}

export type Simulator = SimulatorParts & { readonly control: SimulatorControl }
