import type { Input } from './input.ts'
import type { SimulatorControl } from './simulator-control.ts'
import type { Truth } from './truth-of.ts'

export type ControlCall = {
  readonly control: SimulatorControl
  readonly truth: (account: string, mode?: 'test' | 'live') => Truth
  readonly input: Input
  /** What stands in the path where the route has `:id`. */
  readonly id: string
}

export type ControlRoute = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** For the documentation. */
  readonly does: string
  readonly run: (call: ControlCall) => unknown
}
