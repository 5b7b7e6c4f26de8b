import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { savePayout, savePayoutContents } from '#lib/db/cash-flow/payouts.ts'
import { inTransaction } from '#lib/db/client.ts'
import { insertNotice } from '#lib/db/notices.ts'
import type { PayoutFacts } from '#lib/payments/balance/payout-facts.ts'
import { readPayoutContents, readPayouts } from '#lib/stripe/balance/read-payouts.ts'
import type { StripeAccount } from '#lib/stripe/stripe-account.ts'

// A payout can fail some days after it seemed to have arrived.
const CHANGES_FOR_MS = 40 * 24 * 3_600_000

/** Brings what Stripe says of an account's payouts up to date: their states, and what they were made of. */
export async function followPayouts(
  scope: BranchScope,
  books: { readonly account: StripeAccount; readonly stripeAccountId: string; readonly since: Date },
): Promise<void> {
  const { account, stripeAccountId } = books
  const since = new Date(Math.max(books.since.getTime() - CHANGES_FOR_MS, 0))
  for await (const facts of readPayouts(account, since)) {
    const { id, isUnread } = await keepPayout(scope, { stripeAccountId, facts })
    if (!isUnread) continue
    const transactionIds = await readPayoutContents(account, facts.stripePayoutId)
    await savePayoutContents(scope, { id, stripeAccountId, transactionIds })
  }
}

/** Staff are told of one that failed: the money is in the balance again, and the bank account has to be mended. */
function keepPayout(scope: BranchScope, told: { readonly stripeAccountId: string; readonly facts: PayoutFacts }) {
  return inTransaction(async (tx) => {
    const saved = await savePayout(tx, scope, told)
    if (saved.hasJustFailed) {
      const subject = told.facts.stripePayoutId
      await insertNotice(tx, scope, { kind: 'payout_failed', paymentId: null, subject })
    }
    return saved
  })
}
