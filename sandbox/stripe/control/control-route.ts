import type { Simulator } from '#sandbox/stripe/simulator.ts'
import type { Input } from './input.ts'

export type ControlCall = {
  readonly simulator: Simulator
  readonly input: Input
  /** What stands in the path where the route has `:id`. */
  readonly id: string
}

export type ControlRoute = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** For the page and the documentation. */
  readonly does: string
  readonly run: (call: ControlCall) => unknown
}
