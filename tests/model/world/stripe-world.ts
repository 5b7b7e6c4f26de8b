import { Stripe } from 'stripe'
import { type RunningSimulator, startSimulator } from '#sandbox/stripe/start-simulator.ts'
import { layDirectLine } from './direct-line.ts'

const NEVER_MS = 1_000_000_000_000
const RETRY_DELAY_SECONDS = 0.001

/**
 * A Stripe in this very process, to which the app of the test is pointed: nothing happens in it by itself, and its
 * events are brought by the test or by nobody. Must be started before the app is used.
 */
export async function aStripeWorld(): Promise<RunningSimulator> {
  const simulator = await startSimulator({
    port: 0,
    settings: {
      holdDeliveries: true,
      settleMs: NEVER_MS,
      refundMs: NEVER_MS,
      disputeMs: NEVER_MS,
      payoutMs: NEVER_MS,
    },
  })
  process.env.STRIPE_API_ORIGIN = simulator.origin
  layDirectLine(simulator)
  // Between its tries the SDK waits longer than a life here lasts.
  Stripe.prototype.getInitialNetworkRetryDelay = () => RETRY_DELAY_SECONDS
  Stripe.prototype.getMaxNetworkRetryDelay = () => RETRY_DELAY_SECONDS
  return simulator
}
