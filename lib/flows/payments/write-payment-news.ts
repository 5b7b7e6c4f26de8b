import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudits, type NewAuditEntry } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { insertNotice } from '#lib/db/notices.ts'
import { saveDisputeFacts } from '#lib/db/payments/disputes.ts'
import { isReleaseAsked, saveHoldOrdersEnded } from '#lib/db/payments/hold-orders.ts'
import { appendLedger, listLedgerKeys } from '#lib/db/payments/ledger.ts'
import { type LockedPayment, lockPayment, type PaymentSource, savePaymentFacts } from '#lib/db/payments/payments.ts'
import { saveRefundFacts } from '#lib/db/payments/refunds.ts'
import { saveEventsHandled } from '#lib/db/payments/stripe-events.ts'
import { type LockedVisit, lockVisit } from '#lib/db/visits/visits.ts'
import { tellOfCharge, tellOfDisputes, tellOfRefunds } from '#lib/flows/letters/tell-of-money.ts'
import { settleVisit } from '#lib/flows/visits/settle-visit.ts'
import { log } from '#lib/log.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { LedgerEntry } from '#lib/payments/ledger-entries.ts'
import type { PaymentFacts } from '#lib/payments/payment-facts.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { type Reconciliation, reconcilePayment } from '#lib/payments/reconcile-payment.ts'
import { grouped } from '#lib/queue/grouped.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

export type PaymentNews = {
  readonly scope: BranchScope
  /** Where Stripe was asked, and when. */
  readonly source: PaymentSource & { readonly paymentIntentId: string }
  readonly facts: PaymentFacts
}

/** What the books say of a payment now, and what was new to them. */
export type WrittenNews = {
  readonly was: PaymentState
  readonly state: PaymentState
  /** The keys of what the ledger did not have. */
  readonly entries: readonly string[]
  /** Events that had told of it and waited. */
  readonly events: number
}

/**
 * Writes what Stripe said of a payment into the books and settles its visit; says what was new. News that come
 * while others of the branch are being written, by the same hand, are written together, all or each for itself: the
 * branch's log lets in one transaction at a time. Never two of one visit, of which each must see what became of the other;
 * and of only so many branches at once, as there must be connections left for those who wait at a screen.
 */
export const writePaymentNews = grouped(writeGroup, {
  keyOf: ({ scope: { branchId, actor } }) => JSON.stringify([branchId, actor]),
  apartBy: ({ source }) => source.visitId,
  most: 16,
  atOnce: 6,
})

/** What a transaction has locked for a piece of news, and what follows from it; null if there is nothing new in it. */
type Locked = {
  readonly news: PaymentNews
  readonly visit: LockedVisit
  readonly payment: LockedPayment
  readonly reconciled: Reconciliation | null
}

type Change = Locked & { readonly reconciled: Reconciliation }

const isChange = (one: Locked): one is Change => one.reconciled !== null

/** An expired visit may take its time again, and wait for who is booking that time just now: nobody waits for two. */
const goesAlone = ({ visit, reconciled }: Locked): boolean => visit.state === 'expired' && reconciled !== null

async function writeGroup(group: readonly PaymentNews[]): Promise<readonly WrittenNews[]> {
  try {
    return await writeTogether(group)
  } catch (error) {
    const count = group.length
    if (count > 1) log().info({ err: error, count }, 'news that could not be written together are written one by one')
    throw error
  }
}

async function writeTogether(group: readonly PaymentNews[]): Promise<readonly WrittenNews[]> {
  const [first] = group
  invariant(first, 'nobody goes together with nobody')
  const written = await inTransaction(async (tx) => {
    const locked = await lockAll(tx, first.scope, group)
    const together = group.length === 1 ? locked : locked.filter((one) => !goesAlone(one))
    const events = await writeAll(tx, first.scope, together)
    return new Map(together.map((one, place) => [one.news, writtenOf(one, events[place] ?? 0)]))
  })
  const all: WrittenNews[] = []
  for (const news of group) all.push(written.get(news) ?? (await writeAlone(news)))
  return all
}

async function writeAlone(news: PaymentNews): Promise<WrittenNews> {
  const [written] = await writeTogether([news])
  invariant(written, 'whoever goes alone is written')
  return written
}

const writtenOf = ({ payment, reconciled }: Locked, events: number): WrittenNews => ({
  ...{ was: payment.state, state: (reconciled ?? payment).state, events },
  entries: reconciled?.entries.map(({ key }) => key) ?? [],
})

/** In the order of the visits' ids, which is the same for everybody; nothing is written before all are locked. */
async function lockAll(tx: Transaction, scope: BranchScope, group: readonly PaymentNews[]): Promise<readonly Locked[]> {
  const inOrder = group.toSorted((one, other) => (one.source.visitId < other.source.visitId ? -1 : 1))
  return Promise.all(inOrder.map((news) => lock(tx, scope, news)))
}

/** Another sync may have asked Stripe later and written sooner: then there is no news. */
async function lock(tx: Transaction, scope: BranchScope, news: PaymentNews): Promise<Locked> {
  const { id: paymentId, visitId } = news.source
  // Sent together and done in this order: a visit is locked before its payment.
  const [visit, payment, ledgerKeys] = await Promise.all([
    lockVisit(tx, scope, visitId),
    lockPayment(tx, scope, paymentId),
    listLedgerKeys(tx, scope, paymentId),
  ])
  invariant(visit && payment, `payment ${paymentId} or its visit is gone`)
  return { news, visit, payment, reconciled: reconcilePayment({ ...payment, ledgerKeys }, news.facts) }
}

/** Says how many events told of each. */
async function writeAll(tx: Transaction, scope: BranchScope, all: readonly Locked[]): Promise<readonly number[]> {
  const changes = all.filter(isChange)
  const closing = Promise.all(all.map(({ news }) => saveEventsHandled(tx, scope, news.source)))
  const [events] = await Promise.all([closing, writeBooks(tx, scope, changes)])
  const audits = await Promise.all(changes.map((change) => settle(tx, scope, change)))
  await appendAudits(tx, scope, audits.flat())
  pass('sync.before_commit')
  return events
}

async function writeBooks(tx: Transaction, scope: BranchScope, changes: readonly Change[]): Promise<void> {
  await Promise.all(changes.map((change) => writeFacts(tx, scope, change)))
  pass('sync.facts_written')
  // Last: reports are written with the ledger, by what the rows above say.
  const movements = changes.map(({ payment: { id: paymentId, stripeAccountId }, reconciled: { entries } }) => ({
    source: { paymentId, stripeAccountId },
    entries,
  }))
  await appendLedger(tx, scope, movements)
  pass('sync.ledger_written')
}

async function writeFacts(tx: Transaction, scope: BranchScope, change: Change): Promise<void> {
  const { news, payment, reconciled } = change
  const { id: paymentId, stripeAccountId } = payment
  const { refunds, disputes } = reconciled
  await tellOfHold(tx, scope, change)
  await savePaymentFacts(tx, scope, { payment, reconciled, asking: news.source.asking })
  const ofRefunds = await saveRefundFacts(tx, scope, { paymentId, stripeAccountId, refunds })
  const opened = await saveDisputeFacts(tx, scope, { paymentId, stripeAccountId, disputes })
  await tellOfRefunds(tx, scope, { payment, news: ofRefunds })
  await tellOfDisputes(tx, scope, { payment, opened })
}

/** A hold that is gone has been captured, let go, or has run out, which staff did not want. */
async function tellOfHold(tx: Transaction, scope: BranchScope, { payment, reconciled }: Change): Promise<void> {
  const { id: paymentId } = payment
  if (reconciled.state === 'held') return
  const isGone = reconciled.state === 'canceled'
  const wasHeld = payment.state === 'held'
  if (wasHeld && isGone && !(await isReleaseAsked(tx, scope, paymentId))) {
    await insertNotice(tx, scope, { kind: 'hold_expired', paymentId, subject: paymentId })
  }
  if (wasHeld) await saveHoldOrdersEnded(tx, scope, { paymentId, became: isGone ? 'release' : 'capture' })
}

/** Says what is to be written down in the audit log. */
async function settle(tx: Transaction, scope: BranchScope, change: Change): Promise<readonly NewAuditEntry[]> {
  const { visit, payment, reconciled } = change
  const isNewMoney = payment.state === 'awaiting' && reconciled.state !== 'awaiting'
  const settled = await settleVisit(tx, scope, { ...visit, newMoneyOf: isNewMoney ? payment.id : null })
  const isCharged = reconciled.entries.some(({ kind }) => kind === 'charge')
  if (isCharged && visitCan('thank', visit.state)) await tellOfCharge(tx, scope, payment)
  return [...reconciled.entries.map(auditOf(payment.id)), ...settled]
}

const auditOf =
  (paymentId: string) =>
  ({ key, kind }: LedgerEntry): NewAuditEntry => ({
    action: `payment.${kind}`,
    subjectKind: 'payment',
    subjectId: paymentId,
    details: { key },
  })
