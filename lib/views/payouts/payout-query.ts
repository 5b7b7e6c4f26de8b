import { type Currency, isCurrency } from '#lib/money/currencies.ts'
import { PAYOUT_PARTS, type PayoutPart } from '#lib/payments/balance/payout-contents.ts'
import type { SearchParams } from '#lib/views/cash-flow/report-filter.ts'

/** Payouts that are not at the bank yet: of test or live money, in one currency. */
export type PayoutWay = { readonly livemode: boolean; readonly currency: Currency }

/** Reads from an address which payouts on their way are asked for; null where all payouts are. */
export function payoutWayFrom({ on_its_way: mode, currency }: SearchParams): PayoutWay | null {
  if (mode !== 'live' && mode !== 'test') return null
  if (typeof currency !== 'string' || !isCurrency(currency)) return null
  return { livemode: mode === 'live', currency }
}

/** The same as an address carries it. */
export const payoutWayQueryOf = ({ livemode, currency }: PayoutWay): URLSearchParams =>
  new URLSearchParams({ on_its_way: livemode ? 'live' : 'test', currency })

/** Reads from an address which part of a payout is asked for; null is all of it. */
export const payoutPartFrom = ({ part }: SearchParams): PayoutPart | null =>
  PAYOUT_PARTS.find((known) => known === part) ?? null
