import Stripe from 'stripe'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type Recorded = { readonly what: string; readonly value: Json }

/** Keeps every answer that a client gets. */
export class Recorder {
  readonly answers: Recorded[] = []

  /** The SDK with this key, every answer of it kept to the byte. */
  client(simulator: RunningSimulator, key: string): Stripe {
    const { hostname, port } = new URL(simulator.origin)
    const listen: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      const value: Json = await response.clone().json()
      this.answers.push({ what: `${init?.method} ${new URL(String(input)).pathname}`, value })
      return response
    }
    const httpClient = Stripe.createFetchHttpClient(listen)
    return new Stripe(key, { host: hostname, port: Number(port), protocol: 'http', maxNetworkRetries: 0, httpClient })
  }
}
