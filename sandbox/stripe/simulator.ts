import type { RateLimit } from './api/access/rate-limit.ts'
import type { Router } from './api/router.ts'
import type { Troubles } from './control/troubles.ts'
import type { Snapshot, World } from './state/world.ts'
import type { DeliveryQueue } from './webhooks/delivery-queue.ts'

/** A running simulator, as those who answer its requests see it. */
export type Simulator = {
  readonly origin: string
  readonly world: World
  readonly router: Router
  readonly troubles: Troubles
  readonly rateLimit: RateLimit
  readonly deliveries: DeliveryQueue
  readonly snapshots: Map<string, Snapshot>
  /** Idempotency keys whose first call is still being answered. */
  readonly keysInUse: Set<string>
  readonly log: ((line: string) => void) | null
}
