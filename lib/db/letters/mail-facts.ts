import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'
import { hasMailServer } from '#lib/env.ts'
import type { MailFacts } from '#lib/payments/connection/mail-health.ts'

type Row = Omit<MailFacts, 'hasServer'>

/** How a branch's letters of the last thirty days have fared; those that wait count however old they are. */
export async function getMailFacts({ branchId }: BranchScope): Promise<MailFacts> {
  const [row] = await runStatement<Row>(
    `select count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'waiting' and fault = 'unreachable')::int as unreachable,
      count(*) filter (where state = 'waiting' and fault = 'login_refused')::int as "loginRefused",
      min(asked_at) filter (where state = 'waiting' and fault in ('unreachable', 'login_refused')) as "waitingSince",
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'bounced')::int as bounced,
      max(sent_at) as "lastSentAt"
    from letter where branch_id = $1 and (state = 'waiting' or created_at > now() - interval '30 days')`,
    [branchId],
  )
  const nothing = {
    waiting: 0,
    unreachable: 0,
    loginRefused: 0,
    waitingSince: null,
    failed: 0,
    bounced: 0,
    lastSentAt: null,
  }
  return { ...(row ?? nothing), hasServer: hasMailServer() }
}
