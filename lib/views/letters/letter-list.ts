import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'
import type { LetterFault, LetterKind, LetterState } from '#prisma/generated/enums.ts'

/** Which letters are shown: all, those that did not arrive, or those that wait. */
const LETTER_VIEWS = ['all', 'unsent', 'waiting'] as const

export const LetterFilter = z.object({
  show: z.enum(LETTER_VIEWS).catch('all'),
  /** The last letter of the page before. */
  before: z.uuid().optional().catch(undefined),
})

export type LetterFilter = z.infer<typeof LetterFilter>

export type LetterLine = {
  readonly id: string
  readonly kind: LetterKind
  readonly state: LetterState
  readonly fault: LetterFault | null
  readonly smtpCode: number | null
  /** When it was sent, or tried last, or written. */
  readonly at: Date
  readonly readerName: string | null
  readonly readerEmail: string | null
  /** It is for a client, whose address can be corrected. */
  readonly isForClient: boolean
}

// What is told in another letter was never to be sent.
const LINES = `select l.id, l.kind, l.state, l.fault, l.smtp_code as "smtpCode",
    coalesce(l.sent_at, l.tried_at, l.created_at) as at, l.visit_id is not null and l.user_id is null as "isForClient",
    case when l.user_id is not null then u.name else v.contact_name end as "readerName",
    case when l.user_id is not null then u.email else coalesce(v.contact_email, i.email) end as "readerEmail"
  from letter l
  left join visit v on v.branch_id = l.branch_id and v.id = l.visit_id
  left join "user" u on u.id = l.user_id
  left join invitation i on l.kind = 'invitation' and i.branch_id = l.branch_id and i.id = l.subject_id
  where l.branch_id = $1 and (l.state <> 'not_needed' or l.attempts > 0)`

const STATES_OF: Readonly<Record<LetterFilter['show'], readonly LetterState[]>> = {
  all: ['waiting', 'sent', 'failed', 'bounced', 'not_needed'],
  unsent: ['failed', 'bounced'],
  waiting: ['waiting'],
}

const PAGE = 25

export type LetterPage = { readonly letters: readonly LetterLine[]; readonly next: string | null }

/** A page of a branch's letters, the latest first, and where the next one begins. */
export async function listLetters({ branchId }: BranchScope, { show, before }: LetterFilter): Promise<LetterPage> {
  const letters = await runStatement<LetterLine>(
    `${LINES} and l.state::text = any ($2) and ($3::uuid is null or (l.created_at, l.id) <
        (select b.created_at, b.id from letter b where b.branch_id = $1 and b.id = $3))
      order by l.created_at desc, l.id desc limit ${PAGE + 1}`,
    [branchId, STATES_OF[show], before ?? null],
  )
  const page = letters.slice(0, PAGE)
  return { letters: page, next: letters.length > PAGE ? (page.at(-1)?.id ?? null) : null }
}

/** The letters of one visit to its client, the latest first. */
export function listVisitLetters({ branchId }: BranchScope, visitId: string): Promise<readonly LetterLine[]> {
  return runStatement<LetterLine>(
    `${LINES} and l.visit_id = $2 and l.user_id is null order by l.created_at desc, l.id desc limit 100`,
    [branchId, visitId],
  )
}
