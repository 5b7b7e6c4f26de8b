import type { Books } from '#sandbox/stripe/state/books.ts'
import { undeliveredCount } from '#sandbox/stripe/webhooks/undelivered.ts'

/** An object as Stripe would show it now: what depends on the time or on deliveries is not kept but worked out. */
export function presented(books: Books, row: object): object {
  if (!('object' in row)) return row
  switch (row.object) {
    case 'balance_transaction':
      return 'available_on' in row ? ageOf(books, row) : row
    case 'dispute':
      return disputeToday(books, row)
    case 'event':
      return { ...row, pending_webhooks: 'id' in row ? undeliveredCount(books, String(row.id)) : 0 }
    case 'list':
      return 'data' in row && Array.isArray(row.data) ? listToday(books, { ...row, data: row.data }) : row
    default:
      return row
  }
}

function listToday(books: Books, list: { data: readonly unknown[] }): object {
  const data = list.data.map((item) => (typeof item === 'object' && item !== null ? presented(books, item) : item))
  return { ...list, data }
}

/** Money on its way becomes available on its day. */
export function ageOf<Transaction extends { available_on?: unknown }>(books: Books, row: Transaction): Transaction {
  const isAvailable = Number(row.available_on) <= books.world.clock.now()
  return { ...row, status: isAvailable ? 'available' : 'pending' }
}

function disputeToday(books: Books, row: object): object {
  if (!('id' in row)) return row
  const dispute = books.disputes.find(String(row.id))
  if (!dispute) return row
  const { due_by } = dispute.evidence_details
  const past_due = due_by !== null && due_by < books.world.clock.now()
  return {
    ...dispute,
    balance_transactions: dispute.balance_transactions.map((transaction) => ageOf(books, transaction)),
    evidence_details: { ...dispute.evidence_details, past_due },
  }
}
