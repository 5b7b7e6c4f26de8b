import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'
import type { AuditActorKind } from '#prisma/generated/enums.ts'

export const AUDIT_TOPICS = [
  'money',
  'keys',
  'terms',
  'people',
  'visits',
  'clients',
  'services',
  'team',
  'form',
] as const

/** What an action is about, by the word before its dot. */
const WORDS_OF = {
  money: [
    'payment',
    'refund',
    'hold',
    'dispute',
    'receipt',
    'notice',
    'desk_payment',
    'pay_link',
    'export',
    'report_mail',
  ],
  keys: ['stripe'],
  terms: ['terms'],
  people: ['person', 'branch'],
  visits: ['visit', 'letter', 'reminder'],
  clients: ['client'],
  services: ['service', 'service_category'],
  team: ['staff_member', 'staff_photo', 'schedule'],
  form: ['form', 'site'],
} as const satisfies Readonly<Record<(typeof AUDIT_TOPICS)[number], readonly string[]>>

const day = z.iso.date()
const none = z.literal('').transform(() => undefined)

export const AuditFilter = z.object({
  who: z
    .union([z.enum(['client', 'stripe', 'system']), z.uuid(), none])
    .optional()
    .catch(undefined),
  what: z
    .union([z.enum(AUDIT_TOPICS), none])
    .optional()
    .catch(undefined),
  from: z.union([day, none]).optional().catch(undefined),
  to: z.union([day, none]).optional().catch(undefined),
  /** The last entry of the page before. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})

export type AuditFilter = z.infer<typeof AuditFilter>

export type AuditLine = {
  readonly id: string
  readonly at: Date
  readonly actorKind: AuditActorKind
  readonly actorName: string | null
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly details: Readonly<Record<string, unknown>>
}

const PAGE = 50

export type AuditPage = { readonly lines: readonly AuditLine[]; readonly next: string | null }

/** A page of a branch's log, the latest first, and where the next one begins. Days are the branch's own. */
export async function listAuditLog(scope: BranchScope, filter: AuditFilter): Promise<AuditPage> {
  const { who, what, from, to, before } = filter
  const isKind = who === 'client' || who === 'stripe' || who === 'system'
  const lines = await runStatement<AuditLine>(
    `select a.id::text as id, a.at, a.actor_kind as "actorKind", u.name as "actorName", a.action,
       a.subject_kind as "subjectKind", a.subject_id as "subjectId", a.details || coalesce(moved.sum, '{}') as details
     from audit_entry a
     join branch b on b.id = a.branch_id
     left join "user" u on u.id = a.actor_id
     left join lateral (
       -- Of a settlement people want to know what reached the balance, less the fee.
       select jsonb_build_object('currency', min(l.currency), 'amountMinor',
         case e.kind when 'settlement' then sum(l.amount_minor) else max(l.amount_minor) end) as sum
       from ledger_entry e join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
       where e.branch_id = a.branch_id and e.key = a.details ->> 'key' and e.payment_id::text = a.subject_id
         and (e.kind <> 'settlement' or l.account = 'stripe_balance')
       group by e.kind
     ) moved on a.details ? 'key'
     where a.branch_id = $1
       and ($2::bigint is null or a.id < $2)
       and ($3::uuid is null or a.actor_id = $3)
       and ($4::text is null or a.actor_kind::text = $4)
       and ($5::text[] is null or split_part(a.action, '.', 1) = any ($5))
       and ($6::date is null or a.at >= $6::date::timestamp at time zone b.time_zone)
       and ($7::date is null or a.at < ($7::date + 1)::timestamp at time zone b.time_zone)
     order by a.id desc limit ${PAGE + 1}`,
    [
      ...[scope.branchId, before ?? null, isKind ? null : (who ?? null), isKind ? who : null],
      ...[what ? WORDS_OF[what] : null, from ?? null, to ?? null],
    ],
  )
  const page = lines.slice(0, PAGE)
  return { lines: page, next: lines.length > PAGE ? (page.at(-1)?.id ?? null) : null }
}

/** Everybody who stands in the log, also those who have left. */
export async function listAuditActors(
  scope: BranchScope,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return runStatement(
    `select u.id, u.name from "user" u
     where exists (select from audit_entry a where a.branch_id = $1 and a.actor_id = u.id)
       or exists (select from membership m where m.branch_id = $1 and m.user_id = u.id)
     order by u.name, u.id limit 200`,
    [scope.branchId],
  )
}
