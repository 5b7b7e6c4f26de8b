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

/** How many cards were declined for a visit, through one link or without one; what is told twice counts once. */
export async function countDeclines(
  scope: BranchScope,
  { visitId, linkId }: { readonly visitId: string; readonly linkId: string | null },
): Promise<number> {
  const [row] = await runStatement<{ count: number }>(
    `select count(distinct e.object_id)::int as count
     from payment p
     join stripe_event e on e.branch_id = p.branch_id and e.stripe_account_id = p.stripe_account_id
       and e.payment_intent_id = p.stripe_payment_intent_id and e.type = 'charge.failed'
     where p.branch_id = $1 and p.visit_id = $2 and p.payment_link_id is not distinct from $3::uuid`,
    [scope.branchId, visitId, linkId],
  )
  return row?.count ?? 0
}
