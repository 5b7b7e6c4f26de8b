import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'
import type { Day } from '#lib/visits/calendar.ts'
import type { VisitsOf } from './visit-card.ts'

export type JournalPerson = { readonly id: string; readonly name: string }

type Shown = {
  readonly of: VisitsOf
  /** The first and the last of the shown days; null for those who work here now. */
  readonly days: readonly [from: Day, to: Day] | null
}

/** Those who have a row in the journal, in the salon's own order; of who has left, those whose visits are shown. */
export function listJournalStaff(scope: BranchScope, { of, days }: Shown): Promise<readonly JournalPerson[]> {
  const only = of === 'everyone' ? null : [of.staffMemberId].filter((id) => id !== null)
  const [from, to] = days ?? [null, null]
  return runStatement<JournalPerson>(
    `select s.id, s.name from staff_member s
     join branch b on b.id = s.branch_id
     where s.branch_id = $1::uuid and ($2::uuid[] is null or s.id = any ($2::uuid[]))
       and (s.archived_at is null or exists (select from appointment a
         where a.branch_id = s.branch_id and a.staff_member_id = s.id and a.live
           and a.starts_at >= $3::date::timestamp at time zone b.time_zone
           and a.starts_at < ($4::date + 1)::timestamp at time zone b.time_zone))
     order by s.position, s.id`,
    [scope.branchId, only, from, to],
    'journal-staff',
  )
}
