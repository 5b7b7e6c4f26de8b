import 'server-only'
import type { Readable } from 'node:stream'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { netOf } from '#lib/payments/amounts/net-of.ts'
import { allPages } from '../exports/all-pages.ts'
import { type Cell, streamCsv } from '../exports/csv-table.ts'
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
    'net',
    'card',
    'payment_intent',
    'charge',
  ],
]

/** The payments of a filter as a table for spreadsheets; of any length, read a page at a time. */
export function streamPaymentsCsv(scope: BranchScope, filter: PaymentFilter): Readable {
  return streamCsv(
    COLUMNS,
    allPages((after: string | null) => readPage(scope, filter, after)),
  )
}

async function readPage(scope: BranchScope, filter: PaymentFilter, after: string | null) {
  const { payments, next } = await listPayments(scope, filter, { after, size: PAGE_SIZE })
  return { rows: payments.map(rowOf), after: next }
}

function rowOf(payment: ListedPayment): readonly Cell[] {
  const { id, createdAt, isTest, source, state, clientName, clientPhone, clientEmail, amount, fee, card } = payment
  return [
    ...[id, createdAt.toISOString(), isTest ? 'test' : 'live', source, state, clientName, clientPhone, clientEmail],
    ...[payment.visitReference, payment.visitStartsAt.toISOString(), payment.services.join('; '), amount.currency],
    ...[amount, payment.returned, payment.disputed, fee, fee?.currency ?? null, netOf(payment)],
    ...[card ? `${card.brand} ${card.last4}` : null, payment.paymentIntentId, payment.chargeId],
  ]
}
