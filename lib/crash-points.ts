/**
 * Every point between two effects that must not depend on each other: a process that dies there loses nothing.
 * Tests end the process at each of them in turn; outside of tests nothing listens.
 */
export const CRASH_POINTS = [
  'book.before_commit',
  'book.after_commit',
  'start.row_written',
  'start.intent_made',
  'start.amount_changed',
  'start.intent_saved',
  'receive.before_inbox',
  'receive.after_inbox',
  'follow.owner_read',
  'follow.intent_linked',
  'sync.facts_read',
  'sync.ledger_written',
  'sync.facts_written',
  'sync.before_commit',
  'sync.after_commit',
  'settle.visit_booked',
  'settle.time_retaken',
  'settle.money_promised',
  'settle.rest_promised',
  'expire.intent_canceled',
  'expire.before_commit',
  'refund.promised',
  'refund.after_commit',
  'refund.sent',
  'refund.refused',
  'hold.promised',
  'hold.sent',
  'end.money_promised',
  'end.after_commit',
  'move.before_commit',
  'move.after_commit',
  'dispute.promised',
  'dispute.sent',
  'cancel.intent_canceled',
  'call_off.intent_canceled',
  'owed.before_settling',
  'owed.after_commit',
  'withdraw.after_commit',
  'reconcile.events_kept',
  'balance.page_kept',
  'letter.claimed',
  'letter.written',
  'letter.sent',
  'letter.saved',
] as const

export type CrashPoint = (typeof CRASH_POINTS)[number]

let listener: ((point: CrashPoint) => void) | null = null

/** Says that a point was passed. */
export function pass(point: CrashPoint): void {
  listener?.(point)
}

/** For tests only: what happens when a point is passed. */
export function onPass(listen: ((point: CrashPoint) => void) | null): void {
  listener = listen
}
