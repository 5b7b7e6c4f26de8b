import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudits, type NewAuditEntry } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { getMoneyOfVisit } from '#lib/db/payments/ledger.ts'
import { cancelUnsentPayment, findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { type LockedVisit, lockVisit } from '#lib/db/visits/visits.ts'
import { callOffPayment } from '#lib/flows/intents/call-off-payment.ts'
import { settleVisit } from '#lib/flows/visits/settle-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import { type VisitBalance, visitBalance } from '#lib/visits/balance/visit-balance.ts'

/** A locked visit and where its money stands. */
export type OwedVisit = LockedVisit & { readonly balance: VisitBalance }

type Refused<Refusal> = { readonly ok: false; readonly refusal: Refusal }

type Answer<Value> = Value | Promise<Value>

export type OwedChange<Refusal, Decided extends { readonly ok: true }> = {
  readonly decide: (visit: OwedVisit, tx: Transaction) => Answer<Decided | Refused<Refusal>>
  /** Writes it, and says what is to be written down of it in the audit log. */
  readonly write: (tx: Transaction, visit: OwedVisit, decided: Decided) => Promise<NewAuditEntry>
}

/** Locks a visit and looks where its money stands. */
export async function lockOwedVisit(tx: Transaction, scope: BranchScope, visitId: string): Promise<OwedVisit | null> {
  const visit = await lockVisit(tx, scope, visitId)
  if (!visit) return null
  const money = await getMoneyOfVisit(tx, scope, { id: visitId, currency: visit.total.currency })
  return { ...visit, balance: visitBalance({ ...visit, ...money }) }
}

/**
 * Changes what a visit's client owes, where it may be changed. Whoever is paying online at this moment is called off
 * first, so that nobody pays what is not owed any more; paid in the last moment, it is decided anew.
 */
export async function changeWhatIsOwed<Refusal, Decided extends { readonly ok: true }>(
  scope: BranchScope,
  visitId: string,
  change: OwedChange<Refusal, Decided>,
): Promise<{ readonly ok: true } | Refused<Refusal | 'visit_not_found' | 'payment_under_way'>> {
  const foreseen = await inTransaction(async (tx) => {
    const visit = await lockOwedVisit(tx, scope, visitId)
    return visit ? await change.decide(visit, tx) : ({ ok: false, refusal: 'visit_not_found' } as const)
  })
  if (!foreseen.ok) return foreseen
  if ((await callOffPayment(scope, visitId)) === 'charging') return { ok: false, refusal: 'payment_under_way' }
  const outcome = await inTransaction(async (tx) => {
    const visit = await lockOwedVisit(tx, scope, visitId)
    if (!visit) return { ok: false, refusal: 'visit_not_found' } as const
    await cancelUnsentPayment(tx, scope, visitId)
    // Somebody has begun to pay again in between.
    if (await findAwaitingPayment(tx, scope, visitId)) return { ok: false, refusal: 'payment_under_way' } as const
    const decision = await change.decide(visit, tx)
    if (!decision.ok) return decision
    const audit = await change.write(tx, visit, decision)
    pass('owed.before_settling')
    const settled = await settleAgain(tx, scope, visitId)
    await appendAudits(tx, scope, [audit, ...settled])
    return { ok: true } as const
  })
  pass('owed.after_commit')
  return outcome
}

/** The visit's payment state follows from what has just been written. */
export async function settleAgain(tx: Transaction, scope: BranchScope, visitId: string) {
  const visit = await lockVisit(tx, scope, visitId)
  invariant(visit, `visit ${visitId} was locked a moment ago`)
  return settleVisit(tx, scope, { ...visit, newMoneyOf: null })
}
