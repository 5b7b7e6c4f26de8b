import type { SimulatorParts } from '#sandbox/stripe/simulator.ts'
import { type AccountActs, accountActs } from './acts/account-acts.ts'
import { type DeliveryActs, deliveryActs } from './acts/delivery-acts.ts'
import { type DisputeActs, disputeActs } from './acts/dispute-acts.ts'
import { type PaymentActs, paymentActs } from './acts/payment-acts.ts'
import { type PayoutActs, payoutActs } from './acts/payout-acts.ts'
import { type WorldActs, worldActs } from './acts/world-acts.ts'
import type { Troubles } from './troubles.ts'

/** All that can be done to a simulator from outside of Stripe's API, for the routes under `/_sim` and for a test in the same process. */
export type SimulatorControl = WorldActs & {
  readonly accounts: AccountActs
  readonly payments: PaymentActs
  readonly disputes: DisputeActs
  readonly payouts: PayoutActs
  readonly deliveries: DeliveryActs
  readonly troubles: Troubles
}

export function simulatorControl(simulator: SimulatorParts): SimulatorControl {
  const { world, troubles } = simulator
  return {
    ...worldActs(simulator),
    accounts: accountActs(world),
    payments: paymentActs(world),
    disputes: disputeActs(world),
    payouts: payoutActs(world),
    deliveries: deliveryActs(simulator),
    troubles,
  }
}
