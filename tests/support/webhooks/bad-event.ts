/** What the builders of bad events know of the salon at whose door they knock. */
export type Door = {
  readonly secret: string
  /** The one before, which has ended. */
  readonly previousSecret: string
  /** Of the same salon's account in live mode. */
  readonly liveSecret: string
  readonly apiKey: string
  readonly stripeId: string
}

/** One row of the table: what is sent, and the exact answer. */
export type BadEvent = {
  readonly what: string
  readonly status: number
  readonly code: string
  readonly request: (door: Door) => Request
}
