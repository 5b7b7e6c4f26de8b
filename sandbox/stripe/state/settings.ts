/** What may be set on the command line or through the control API; all times in milliseconds of simulated time. */
export type Settings = {
  readonly id: 'settings'
  readonly clockAheadMs: number
  /** From a captured charge to its balance transaction. */
  readonly settleMs: number
  /** From a refund that is pending, or that will fail, to its end. */
  readonly refundMs: number
  /** From a charge to the dispute its test card brings, and from the answer to the bank's decision. */
  readonly disputeMs: number
  /** From a payout to the money's arrival at the bank. */
  readonly payoutMs: number
  /** Pauses before the second, third, … attempt of a delivery; after the last one it has failed. */
  readonly retryDelaysMs: readonly number[]
  /** How long an endpoint may take to answer a delivery. */
  readonly deliveryTimeoutMs: number
  /** Whether every delivery is held until somebody asks for it, as tests do that deliver in an order of their own. */
  readonly holdDeliveries: boolean
  /** How many API calls an account may make in a second; `null` for any number. */
  readonly rateLimitPerSecond: number | null
  /** Whether a refund waits while the available balance does not cover it. */
  readonly refundsNeedBalance: boolean
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export const DEFAULT_SETTINGS: Settings = {
  id: 'settings',
  clockAheadMs: 0,
  settleMs: 2 * SECOND,
  refundMs: 5 * SECOND,
  disputeMs: 2 * SECOND,
  payoutMs: 5 * SECOND,
  retryDelaysMs: [SECOND, 5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, 48 * HOUR],
  deliveryTimeoutMs: 10 * SECOND,
  holdDeliveries: false,
  rateLimitPerSecond: null,
  refundsNeedBalance: false,
}
