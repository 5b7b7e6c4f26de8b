import 'server-only'
import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { decimalString } from '#lib/money/format-money.ts'
import type { PaymentFilter } from './payment-filter.ts'
import { type ListedPayment, listPayments } from './payment-list.ts'

const PAGE_SIZE = 500

const COLUMNS = [
  ...['payment', 'created_at', 'mode', 'source', 'status', 'client', 'phone', 'email', 'visit', 'visit_starts_at'],
  ...[
    'services',
    'currency',
    'amount',
    'refunded',
    'disputed',
    'fee',
    'fee_currency',
    'card',
    'payment_intent',
    'charge',
  ],
]

/** The payments of a filter as a table for spreadsheets; of any length, read a page at a time. */
export function streamPaymentsCsv(scope: BranchScope, filter: PaymentFilter): Readable {
  // A cell that begins like a formula is marked, so that no spreadsheet runs what a client has typed as their name.
  const csv = stringify({ header: true, columns: COLUMNS, record_delimiter: '\r\n', bom: true, escape_formulas: true })
  // What breaks down on the way ends the file with an error: it must not look whole. The reader is told, not we.
  return pipeline(Readable.from(rowsOf(scope, filter)), csv, () => {})
}

async function* rowsOf(scope: BranchScope, filter: PaymentFilter): AsyncIterable<readonly string[]> {
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listPayments>> = await listPayments(scope, filter, { after, size: PAGE_SIZE })
    for (const payment of page.payments) yield rowOf(payment)
    after = page.next
  } while (after !== null)
}

function rowOf(payment: ListedPayment): readonly string[] {
  const { id, createdAt, isTest, source, state, clientName, clientPhone, clientEmail, amount, fee, card } = payment
  return [
    ...[id, createdAt.toISOString(), isTest ? 'test' : 'live', source, state, clientName, clientPhone, clientEmail],
    ...[payment.visitReference, payment.visitStartsAt.toISOString(), payment.services.join('; '), amount.currency],
    ...[decimalString(amount), decimalString(payment.returned), decimalString(payment.disputed)],
    // Unknown is empty, never zero.
    ...[fee ? decimalString(fee) : '', fee?.currency ?? '', card ? `${card.brand} ${card.last4}` : ''],
    ...[payment.paymentIntentId ?? '', payment.chargeId ?? ''],
  ]
}
