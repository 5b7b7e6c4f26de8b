import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement, type Transaction } from '#lib/db/client.ts'

/**
 * Writes every reminder that is due, of all branches, together with the jobs that send them; `enqueue` is the SQL that
 * queues a job for each row of a source. A visit is reminded of once, and once more after it was moved. Says how many.
 */
export async function insertReminders(enqueue: (source: string) => string): Promise<number> {
  const [written] = await runStatement<{ count: number }>(
    `with due as (
      select v.branch_id, v.id, v.locale, v.revision
      from branch b
      cross join lateral (select make_interval(hours => b.reminder_hours) as ahead) reminder
      join visit v on v.branch_id = b.id and v.starts_at > now() and v.starts_at <= now() + ahead
      join client c on c.branch_id = v.branch_id and c.id = v.client_id
      where v.state = 'booked' and v.contact_email <> '' and c.erased_at is null
        -- Who booked or moved it later than that has only just been told of it.
        and v.created_at <= v.starts_at - ahead
        and not exists (select from letter l where l.branch_id = v.branch_id and l.visit_id = v.id
          and l.kind in ('visit_booked', 'late_payment_booked', 'visit_moved') and l.created_at > v.starts_at - ahead)
    ), written as (
      insert into letter (branch_id, kind, event_key, subject_id, visit_id, locale)
      select branch_id, 'visit_reminder', 'visit_reminder:' || id || ':' || revision, id, id, locale from due
      on conflict (branch_id, event_key) do nothing
      returning branch_id, id
    ), to_send as (
      select jsonb_build_object('branchId', branch_id, 'letterId', id) as input, id::text as key, now() as start_after
      from written
    ), queued as (${enqueue('to_send')})
    select count(*)::int as count from written`,
    [],
  )
  return written?.count ?? 0
}

export async function saveReminderHours(tx: Transaction, scope: BranchScope, hours: number | null): Promise<void> {
  await tx.branch.update({ where: { id: scope.branchId }, data: { reminderHours: hours } })
}
