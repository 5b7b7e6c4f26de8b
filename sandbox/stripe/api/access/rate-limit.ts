import type { KeyRow } from '#sandbox/stripe/state/rows.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { rateLimited } from '../faults.ts'

/** Counts an account's calls by the second and refuses those above the limit that was set. */
export class RateLimit {
  #second = 0
  #counts = new Map<string, number>()

  count(world: World, key: KeyRow): void {
    const limit = world.settings.rateLimitPerSecond
    if (limit === null) return
    const second = Math.floor(Date.now() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#counts = new Map()
    }
    const caller = `${key.account}/${key.livemode}`
    const count = (this.#counts.get(caller) ?? 0) + 1
    this.#counts.set(caller, count)
    if (count > limit) throw rateLimited()
  }
}
