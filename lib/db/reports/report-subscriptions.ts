import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, runStatement, type Transaction } from '#lib/db/client.ts'
import type { MembershipRole, ReportFrequency } from '#prisma/generated/enums.ts'

/** How often somebody is mailed the branch's cash flow, and in which language. */
export type ReportMails = {
  readonly userId: string
  readonly frequencies: readonly ReportFrequency[]
  readonly locale: string
}

/** A member, who stays one until the transaction ends; null if they are none. */
export async function lockReportReader(
  tx: Transaction,
  { branchId }: BranchScope,
  membershipId: string,
): Promise<{ readonly userId: string; readonly name: string } | null> {
  const [member] = await tx.$queryRaw<{ userId: string; name: string }[]>`
    select m.user_id as "userId", u.name from membership m join "user" u on u.id = m.user_id
    where m.branch_id = ${branchId}::uuid and m.id = ${membershipId}::uuid for share of m`
  return member ?? null
}

/** Has a member mailed just so often. What they were mailed before goes on as if nothing had happened. */
export async function saveReportMails(
  tx: Transaction,
  { branchId }: BranchScope,
  { userId, frequencies, locale }: ReportMails,
): Promise<void> {
  const ofReader = { branchId, userId }
  await tx.reportSubscription.deleteMany({ where: { ...ofReader, frequency: { notIn: [...frequencies] } } })
  await tx.reportSubscription.updateMany({ where: ofReader, data: { locale } })
  const data = frequencies.map((frequency) => ({ ...ofReader, frequency, locale }))
  await tx.reportSubscription.createMany({ data, skipDuplicates: true })
}

type Due = {
  readonly now: Date
  /** Who may see a report at all. */
  readonly roles: readonly MembershipRole[]
  /** SQL that queues a job for each row of a source. */
  readonly enqueue: (source: string) => string
}

/**
 * Writes the letter of every period that has ended, for everyone of all branches who wants one, together with the jobs
 * that send them. Of a subscription and a period there is one letter. A day ends by the branch's own clock, and is told
 * of at six the next morning: Stripe has settled most of it by then. Says how many letters were new.
 */
export async function insertReportLetters({ now, roles, enqueue }: Due): Promise<number> {
  const [written] = await runStatement<{ count: number }>(
    `with due as (
      select s.branch_id, s.id, s.user_id, s.locale, period.first
      from report_subscription s
      join branch b on b.id = s.branch_id
      join membership m on m.branch_id = s.branch_id and m.user_id = s.user_id and m.role::text = any($2::text[])
      cross join lateral (select ($1::timestamptz at time zone b.time_zone) - interval '6 hours' as here,
        case s.frequency when 'daily' then 'day' when 'weekly' then 'week' else 'month' end as unit,
        -- So many that were missed are made up for; what is older is in the report's page.
        case s.frequency when 'daily' then 7 when 'weekly' then 4 else 3 end as most) clock
      cross join lateral (select generate_series(
        date_trunc(unit, here) - most * ('1 ' || unit)::interval,
        date_trunc(unit, here) - ('1 ' || unit)::interval, ('1 ' || unit)::interval) as first) period
      where first + ('1 ' || unit)::interval > s.created_at at time zone b.time_zone
    ), written as (
      insert into letter (branch_id, kind, event_key, subject_id, user_id, locale)
      select branch_id, 'cash_flow_report', 'cash_flow_report:' || id || ':' || first::date, id, user_id, locale
      from due order by first
      on conflict (branch_id, event_key) do nothing
      returning branch_id, id
    ), to_send as (
      select jsonb_build_object('branchId', branch_id, 'letterId', id) as input, id::text as key, now() as start_after
      from written
    ), queued as (${enqueue('to_send')})
    select count(*)::int as count from written`,
    [now, roles],
  )
  return written?.count ?? 0
}

/** What a mailed report needs to know of its reader and its branch. */
export type ReportOrder = {
  readonly frequency: ReportFrequency
  readonly role: MembershipRole
  readonly email: string
  readonly branch: { readonly slug: string; readonly name: string; readonly timeZone: string }
  /** Whether the branch takes real money now; null while it takes none at all. */
  readonly livemode: boolean | null
}

/** Null once the subscription is gone, or the reader has left the branch. */
export async function findReportOrder({ branchId }: BranchScope, id: string): Promise<ReportOrder | null> {
  const found = await database().reportSubscription.findUnique({
    where: { branchId_id: { branchId, id } },
    select: {
      frequency: true,
      membership: {
        select: {
          ...{ role: true, user: { select: { email: true } } },
          branch: { select: { slug: true, name: true, timeZone: true } },
        },
      },
    },
  })
  if (!found) return null
  const account = await database().stripeAccount.findFirst({
    where: { branchId, disconnectedAt: null },
    select: { livemode: true },
  })
  const { role, user, branch } = found.membership
  return { frequency: found.frequency, role, email: user.email, branch, livemode: account?.livemode ?? null }
}
