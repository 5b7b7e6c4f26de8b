import type { SimulatorControl } from '../simulator-control.ts'
import type { Truth } from '../truth-of.ts'

const MOST_PAYMENTS = 50
const MOST_NEWS = 100

/** What the page shows of one account: its newest payments with all that hangs on them, and what is on its way. */
export function overviewOf(control: SimulatorControl, truth: Truth, account: string) {
  const newest = <T>(rows: readonly T[], most: number): T[] => rows.slice(-most).reverse()
  const charges = Map.groupBy(truth.charges, ({ payment_intent }) => payment_intent)
  const refunds = Map.groupBy(truth.refunds, ({ payment_intent }) => payment_intent)
  const disputes = Map.groupBy(truth.disputes, ({ payment_intent }) => payment_intent)
  return {
    clock: control.clock(),
    settings: control.settings(),
    balance: truth.balance,
    payments: newest(truth.paymentIntents, MOST_PAYMENTS).map((intent) => ({
      intent,
      charges: charges.get(intent.id) ?? [],
      refunds: refunds.get(intent.id) ?? [],
      disputes: disputes.get(intent.id) ?? [],
    })),
    setups: newest(truth.setupIntents, MOST_PAYMENTS),
    payouts: newest(truth.payouts, MOST_PAYMENTS),
    endpoints: truth.webhookEndpoints,
    events: newest(truth.events, MOST_NEWS),
    deliveries: control.deliveries
      .list()
      .filter((delivery) => delivery.account === account)
      .slice(0, MOST_NEWS),
    rules: control.deliveries.rules(),
    troubles: control.troubles.list(),
    snapshots: control.snapshots(),
  }
}

export type Overview = ReturnType<typeof overviewOf>
