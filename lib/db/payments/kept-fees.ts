import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'

/**
 * Of a locked visit's payments, those that a fee is kept of are of that source, and the others of the one that they came
 * from. What they moved goes with them in the reports.
 */
export async function saveKeptFees(
  tx: Transaction,
  { branchId }: BranchScope,
  { visitId, paymentIds }: { readonly visitId: string; readonly paymentIds: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`
    update payment p set source = s.source from (
      select id, (case when id = any(${[...paymentIds]}::uuid[]) then 'fee' when payment_link_id is null then 'form'
        else 'link' end)::"PaymentSource" as source
      from payment where branch_id = ${branchId}::uuid and visit_id = ${visitId}::uuid
    ) s
    where p.branch_id = ${branchId}::uuid and p.id = s.id and p.source <> s.source`
}
