import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'

/** How many cards of a branch's form were taken and how many declined in the last minutes, as Stripe's events told. */
export async function countCardOutcomes(
  scope: BranchScope,
  lastMinutes: number,
): Promise<{ readonly failed: number; readonly succeeded: number }> {
  const [row] = await runStatement<{ failed: number; succeeded: number }>(
    `select count(*) filter (where e.type = 'charge.failed')::int as failed,
       count(*) filter (where e.type = 'charge.succeeded')::int as succeeded
     from stripe_event e
     join payment p on p.branch_id = e.branch_id and p.stripe_account_id = e.stripe_account_id
       and p.stripe_payment_intent_id = e.payment_intent_id
     where e.branch_id = $1 and e.type in ('charge.failed', 'charge.succeeded')
       and e.received_at > now() - make_interval(mins => $2)`,
    [scope.branchId, lastMinutes],
  )
  return row ?? { failed: 0, succeeded: 0 }
}
