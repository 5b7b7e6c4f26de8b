import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { ACCOUNT_NOTICE_KINDS, type AccountNoticeKind } from '#lib/payments/notice.ts'

/** Something about the account as a whole that staff have not seen to yet. */
export type AccountNotice = {
  readonly id: string
  readonly kind: AccountNoticeKind
  /** The payout that failed, if it is about one. */
  readonly payoutId: string | null
  /** A day of the reports, or Stripe's name of the payout. */
  readonly subject: string
}

/** What waits for staff about reports and payouts, oldest first. */
export async function listAccountNotices({ branchId }: BranchScope): Promise<readonly AccountNotice[]> {
  return database().$queryRaw<AccountNotice[]>`
    select n.id, n.kind, n.subject,
      (select p.id from payout p where p.branch_id = n.branch_id and p.stripe_payout_id = n.subject limit 1) as "payoutId"
    from notice n
    where n.branch_id = ${branchId}::uuid and n.resolved_at is null and n.kind::text = any(${[...ACCOUNT_NOTICE_KINDS]})
    order by n.created_at limit 20`
}
