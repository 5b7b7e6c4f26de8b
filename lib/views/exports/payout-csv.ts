import 'server-only'
import type { Readable } from 'node:stream'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { PayoutPart } from '#lib/payments/balance/payout-contents.ts'
import { findPayout } from '../payouts/payout-list.ts'
import { findPayoutPage, type PayoutLine } from '../payouts/payout-page.ts'
import { allPages } from './all-pages.ts'
import { type Cell, streamCsv } from './csv-table.ts'

const PAGE_SIZE = 1000

const COLUMNS = [
  ...['payout', 'moved_at', 'mode', 'kind', 'payment', 'visit', 'client', 'currency', 'gross', 'fee', 'net'],
]

/** Every movement in a payout, or those of one part of it, newest first; null where the branch has no such payout. */
export async function streamPayoutCsv(
  scope: BranchScope,
  { id, part }: { readonly id: string; readonly part: PayoutPart | null },
): Promise<Readable | null> {
  const payout = await findPayout(scope, id)
  if (!payout) return null
  const { stripePayoutId, livemode } = payout
  const cellsOf = ({ at, cause, payment, gross, fee, net }: PayoutLine): readonly Cell[] => [
    ...[stripePayoutId, at.toISOString(), livemode ? 'live' : 'test', cause],
    ...[payment?.id ?? null, payment?.reference ?? null, payment?.clientName ?? null],
    ...[gross.currency, gross, fee, net],
  ]
  return streamCsv(
    COLUMNS,
    allPages(async (after: string | null) => {
      const page = await findPayoutPage(scope, { id, after, part, size: PAGE_SIZE })
      return { rows: page?.lines.map(cellsOf) ?? [], after: page?.next ?? null }
    }),
  )
}
