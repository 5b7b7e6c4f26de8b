import 'server-only'
import type { Readable } from 'node:stream'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { type ListedPayout, listPayouts } from '../payouts/payout-list.ts'
import { allPages } from './all-pages.ts'
import { type Cell, streamCsv } from './csv-table.ts'

const PAGE_SIZE = 200

const COLUMNS = [
  ...['payout', 'created_at', 'arrives_on', 'mode', 'status', 'failure', 'automatic', 'currency', 'amount'],
  ...['payments', 'refunds', 'disputes', 'fees', 'other', 'charge_currency', 'rate_from', 'rate_to'],
]

/** Every payout of a branch, newest first, with what is in it. */
export function streamPayoutsCsv(scope: BranchScope): Readable {
  return streamCsv(
    COLUMNS,
    allPages((after: string | null) => readPage(scope, after)),
  )
}

async function readPage(scope: BranchScope, after: string | null) {
  const { payouts, next } = await listPayouts(scope, { after, size: PAGE_SIZE })
  return { rows: payouts.map(cellsOf), after: next }
}

function cellsOf(payout: ListedPayout): readonly Cell[] {
  const { amount, contents, rates } = payout
  // A payout of several currencies has no rate of its own: its movements have theirs.
  const rate = rates.length === 1 ? rates[0] : undefined
  return [
    ...[payout.stripePayoutId, payout.createdAt.toISOString(), payout.arrivesOn.toISOString().slice(0, 10)],
    ...[payout.livemode ? 'live' : 'test', payout.state, payout.failureCode, payout.isAutomatic ? 'yes' : 'no'],
    ...[amount.currency, amount],
    ...[contents?.payments ?? null, contents?.refunds ?? null, contents?.disputes ?? null, contents?.fees ?? null],
    ...[contents?.other ?? null, rate?.from ?? null, rate?.least ?? null, rate?.most ?? null],
  ]
}
