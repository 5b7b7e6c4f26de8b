const SECOND = 1000

/** The simulator's time: the machine's, moved forward by whatever tests have added to it. */
export class Clock {
  #aheadMs = 0
  #stoppedAt: number | undefined

  get aheadMs(): number {
    return this.#aheadMs
  }

  nowMs(): number {
    return this.#stoppedAt ?? Date.now() + this.#aheadMs
  }

  /** Whole seconds, as Stripe writes times. */
  now(): number {
    return Math.floor(this.nowMs() / SECOND)
  }

  setAheadMs(aheadMs: number): void {
    this.#aheadMs = aheadMs
  }

  /** Runs `work` as if it were `atMs`: what falls due in a skipped hour happens at its own minute. */
  during<T>(atMs: number, work: () => T): T {
    const before = this.#stoppedAt
    this.#stoppedAt = atMs
    try {
      return work()
    } finally {
      this.#stoppedAt = before
    }
  }
}
