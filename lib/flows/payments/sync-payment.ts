import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudits, type NewAuditEntry } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { insertNotice } from '#lib/db/notices.ts'
import { saveDisputeFacts } from '#lib/db/payments/disputes.ts'
import { isReleaseAsked, saveHoldOrdersEnded } from '#lib/db/payments/hold-orders.ts'
import { appendLedger, listLedgerKeys } from '#lib/db/payments/ledger.ts'
import {
  findPaymentSource,
  type LockedPayment,
  lockPayment,
  type PaymentSource,
  savePaymentFacts,
} from '#lib/db/payments/payments.ts'
import { saveRefundFacts } from '#lib/db/payments/refunds.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { saveEventsHandled } from '#lib/db/payments/stripe-events.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { tellOfCharge, tellOfDisputes, tellOfRefunds } from '#lib/flows/letters/tell-of-money.ts'
import { settleVisit } from '#lib/flows/visits/settle-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { LedgerEntry } from '#lib/payments/ledger-entries.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { type Reconciliation, reconcilePayment } from '#lib/payments/reconcile-payment.ts'
import { readPaymentFacts } from '#lib/stripe/read-payment-facts.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

/**
 * Makes our books of one payment agree with Stripe. Webhook, return page, refresh and night all end here; any number
 * of them at once, in any order, end in the same books. Says the payment's state; null if it is not there.
 */
export async function syncPayment(scope: BranchScope, paymentId: string): Promise<PaymentState | null> {
  const source = await findPaymentSource(scope, paymentId)
  return source && syncSource(scope, source)
}

/** The same for a payment that was looked up already. */
export async function syncSource(scope: BranchScope, source: PaymentSource): Promise<PaymentState> {
  const { id: paymentId, visitId, stripeAccountId, paymentIntentId, asking, askedAt, askedExactlyAt } = source
  // Stripe has not heard of it yet, so it has no news.
  if (!paymentIntentId) return 'awaiting'
  const account = await getStripeCredentials(scope, stripeAccountId)
  const facts = await readPaymentFacts(account, { paymentIntentId, asking, askedAt })
  pass('sync.facts_read')

  const state = await inTransaction(async (tx) => {
    // Sent together and done in this order: a visit is locked before its payment.
    const [visit, payment, ledgerKeys] = await Promise.all([
      lockVisit(tx, scope, visitId),
      lockPayment(tx, scope, paymentId),
      listLedgerKeys(tx, scope, paymentId),
      saveEventsHandled(tx, scope, { stripeAccountId, paymentIntentId, askedExactlyAt }),
    ])
    invariant(visit && payment, `payment ${paymentId} or its visit is gone`)
    const reconciled = reconcilePayment({ ...payment, ledgerKeys }, facts)
    // Another sync may have asked Stripe later and written sooner: then there is no news.
    if (!reconciled) return payment.state

    await writeBooks(tx, scope, { payment, asking, reconciled })
    const isNewMoney = payment.state === 'awaiting' && reconciled.state !== 'awaiting'
    const settled = await settleVisit(tx, scope, { ...visit, newMoneyOf: isNewMoney ? paymentId : null })
    const isCharged = reconciled.entries.some(({ kind }) => kind === 'charge')
    if (isCharged && visitCan('thank', visit.state)) await tellOfCharge(tx, scope, payment)
    await appendAudits(tx, scope, [...reconciled.entries.map(auditOf(paymentId)), ...settled])
    pass('sync.before_commit')
    return reconciled.state
  })
  pass('sync.after_commit')
  return state
}

type NewBooks = { readonly payment: LockedPayment; readonly asking: bigint; readonly reconciled: Reconciliation }

async function writeBooks(tx: Transaction, scope: BranchScope, { payment, asking, reconciled }: NewBooks) {
  const { id: paymentId, stripeAccountId } = payment
  const { entries, refunds, disputes } = reconciled
  await tellOfHold(tx, scope, { payment, reconciled })
  await savePaymentFacts(tx, scope, { payment, asking, reconciled })
  const news = await saveRefundFacts(tx, scope, { paymentId, stripeAccountId, refunds })
  const opened = await saveDisputeFacts(tx, scope, { paymentId, stripeAccountId, disputes })
  await tellOfRefunds(tx, scope, { payment, news })
  await tellOfDisputes(tx, scope, { payment, opened })
  pass('sync.facts_written')
  // Last: reports are written with the ledger, by what the rows above say.
  await appendLedger(tx, scope, { source: { paymentId, stripeAccountId }, entries })
  pass('sync.ledger_written')
}

const auditOf =
  (paymentId: string) =>
  ({ key, kind }: LedgerEntry): NewAuditEntry => ({
    action: `payment.${kind}`,
    subjectKind: 'payment',
    subjectId: paymentId,
    details: { key },
  })

/** A hold that is gone has been captured, let go, or has run out, which staff did not want. */
async function tellOfHold(tx: Transaction, scope: BranchScope, { payment, reconciled }: Omit<NewBooks, 'asking'>) {
  const { id: paymentId } = payment
  if (reconciled.state === 'held') return
  const isGone = reconciled.state === 'canceled'
  const wasHeld = payment.state === 'held'
  if (wasHeld && isGone && !(await isReleaseAsked(tx, scope, paymentId))) {
    await insertNotice(tx, scope, { kind: 'hold_expired', paymentId, subject: paymentId })
  }
  if (wasHeld) await saveHoldOrdersEnded(tx, scope, { paymentId, became: isGone ? 'release' : 'capture' })
}
