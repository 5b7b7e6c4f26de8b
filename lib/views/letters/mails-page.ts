import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { getMailFacts } from '#lib/db/letters/mail-facts.ts'
import { SAMPLE_KINDS, type SampleKind, STAFF_KINDS } from '#lib/letters/samples.ts'
import { type MailFacts, mailHealthOf } from '#lib/payments/connection/mail-health.ts'
import type { HealthItem } from '#lib/payments/connection/stripe-health.ts'
import { type LetterFilter, type LetterPage, listLetters } from './letter-list.ts'

export type MailsPage = LetterPage & {
  readonly facts: MailFacts
  readonly health: readonly HealthItem[]
  readonly reminderHours: number | null
  /** The kinds of letters that can be looked at. */
  readonly previews: { readonly clients: readonly SampleKind[]; readonly staff: readonly SampleKind[] }
}

const PREVIEWS = { clients: SAMPLE_KINDS.filter((kind) => !STAFF_KINDS.includes(kind)), staff: STAFF_KINDS }

/** All that the page of mails shows. */
export async function getMailsPage(scope: BranchScope, filter: LetterFilter): Promise<MailsPage> {
  const [page, facts, branch] = await Promise.all([
    listLetters(scope, filter),
    getMailFacts(scope),
    database().branch.findUniqueOrThrow({ where: { id: scope.branchId }, select: { reminderHours: true } }),
  ])
  return { ...page, ...branch, facts, health: mailHealthOf(facts), previews: PREVIEWS }
}
