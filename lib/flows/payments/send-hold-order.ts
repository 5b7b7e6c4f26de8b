import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import {
  getHoldOrder,
  type HoldOrder,
  saveHoldOrderRefused,
  saveNextHoldAttempt,
} from '#lib/db/payments/hold-orders.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { invariant } from '#lib/money/invariant.ts'
import { captureIntent, releaseIntent } from '#lib/stripe/holds.ts'
import { BREAKDOWN_KEPT } from '#lib/stripe/stripe-refusal.ts'
import { syncPayment } from './sync-payment.ts'

/** Keeps a promise about a hold: Stripe is told to capture it or let it go, once, however often this runs. */
export async function sendHoldOrder(scope: BranchScope, holdOrderId: string): Promise<void> {
  const order = await getHoldOrder(scope, holdOrderId)
  if (order.state !== 'requested') return
  const code = await send(scope, order)
  pass('hold.sent')
  const state = await syncPayment(scope, order.paymentId)
  // A hold that is gone has made the order done; while it stands, what Stripe said counts.
  if (state !== 'held') return
  if (code === BREAKDOWN_KEPT) await saveNextHoldAttempt(scope, order)
  invariant(code && code !== BREAKDOWN_KEPT, `hold order ${holdOrderId} has not come through yet`)
  await refuse(scope, { order, code })
}

async function send(scope: BranchScope, order: HoldOrder): Promise<string | null> {
  const { paymentIntentId, stripeAccountId } = order
  invariant(paymentIntentId, `hold order ${order.id} is of a payment that Stripe does not know`)
  const account = await getStripeCredentials(scope, stripeAccountId)
  const ask = order.kind === 'capture' ? captureIntent : releaseIntent
  return ask(account, { ...order, paymentIntentId })
}

/** Stripe says no for good: staff see why and can decide anew. */
async function refuse(scope: BranchScope, { order, code }: { readonly order: HoldOrder; readonly code: string }) {
  await inTransaction(async (tx) => {
    await saveHoldOrderRefused(tx, scope, { id: order.id, failureReason: code })
    await appendAudit(tx, scope, {
      action: 'hold.refused',
      subjectKind: 'payment',
      subjectId: order.paymentId,
      details: { holdOrderId: order.id, code },
    })
  })
}
