import { type Payout, runPayouts } from '#sandbox/stripe/business/payouts/create-payout.ts'
import { failPayout, payPayout } from '#sandbox/stripe/business/payouts/end-payout.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { booksWith, namedBooks } from '../find-books.ts'

export type PayoutActs = {
  /** What Stripe does on a payout day: everything that is available goes to the bank, with its list of contents. */
  readonly run: (account: string, mode?: 'test' | 'live') => readonly Payout[]
  /** The money arrives. */
  readonly pay: (payoutId: string) => Payout
  /** The bank sends it back, also after it has arrived. */
  readonly fail: (payoutId: string) => Payout
}

export function payoutActs(world: World): PayoutActs {
  return {
    run: (account, mode = 'test') => runPayouts(namedBooks(world, account, mode)),
    pay: (id) => payPayout(booksWith(world, 'payouts', id), id),
    fail: (id) => failPayout(booksWith(world, 'payouts', id), id),
  }
}
