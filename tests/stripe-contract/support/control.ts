export type NewAccount = {
  readonly country?: string
  readonly currency?: string
  readonly name?: string | null
  readonly slug?: string
  readonly chargesEnabled?: boolean
  readonly payoutsEnabled?: boolean
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>
}

/** Speaks to a simulator's control API. */
export class Control {
  readonly origin: string

  constructor(origin: string) {
    this.origin = origin
  }

  // What comes back is as various as the calls; tests look at the fields that they are about.
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  async post(path: string, body: object = {}): Promise<any> {
    return this.#read(await fetch(`${this.origin}${path}`, { method: 'POST', body: JSON.stringify(body) }))
  }

  // biome-ignore lint/suspicious/noExplicitAny: see above.
  async get(path: string): Promise<any> {
    return this.#read(await fetch(`${this.origin}${path}`))
  }

  async delete(path: string): Promise<void> {
    await this.#read(await fetch(`${this.origin}${path}`, { method: 'DELETE' }))
  }

  /** Lets so much time pass. */
  async advance(time: { days?: number; hours?: number; minutes?: number; ms?: number }): Promise<void> {
    const { days = 0, hours = 0, minutes = 0, ms = 0 } = time
    await this.post('/_sim/clock', { advanceMs: ms + 60_000 * (minutes + 60 * (hours + 24 * days)) })
  }

  /** Waits until nothing is being delivered any more. */
  async idle(): Promise<void> {
    await this.get('/_sim/idle')
  }

  async #read(response: Response): Promise<unknown> {
    const body = await response.json()
    if (!response.ok) throw new Error(`${response.status}: ${body.error?.message}`)
    return body
  }
}
