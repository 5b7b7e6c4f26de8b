import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, runStatement, runStatementIn, type Transaction } from '#lib/db/client.ts'
import type { LetterFault, LetterKind, LetterState, MembershipRole } from '#prisma/generated/enums.ts'

/** What happened. Of each event and reader there is one letter, however often it is told. */
export type LetterEvent = {
  readonly kind: LetterKind
  /** The visit, payment, refund, dispute or invitation that it happened to. */
  readonly subjectId: string
  /** Which time, where it can happen more than once. */
  readonly turn?: string | number
}

/** What the letters of an event are known by. */
export const eventKeyOf = ({ kind, subjectId, turn }: LetterEvent): string =>
  [kind, subjectId, ...(turn === undefined ? [] : [turn])].join(':')

type Ids = readonly { readonly id: string }[]

export type ClientLetter = LetterEvent & {
  readonly visitId: string
  /** `not_needed`: they are told in another letter. */
  readonly state?: 'waiting' | 'not_needed'
}

/**
 * A letter to a visit's client, in their language, together with the job that sends it; `enqueue` is the SQL that queues
 * a job for each row of a source. Says whether it is new: not if it is written already, or they cannot be written to.
 */
export async function insertClientLetter(
  tx: Transaction,
  scope: BranchScope,
  letter: ClientLetter & { readonly enqueue: (source: string) => string },
): Promise<boolean> {
  const { visitId, state = 'waiting', enqueue, ...event } = letter
  const written = await runStatementIn(
    tx,
    `with written as (
      insert into letter (branch_id, kind, event_key, subject_id, visit_id, locale, state)
      select v.branch_id, $3::"LetterKind", $4, $5::uuid, v.id, v.locale, $6::"LetterState"
      from visit v join client c on c.branch_id = v.branch_id and c.id = v.client_id
      where v.branch_id = $1::uuid and v.id = $2::uuid and v.contact_email <> '' and c.erased_at is null
      on conflict (branch_id, event_key) do nothing
      returning branch_id, id, state
    ), to_send as (
      select jsonb_build_object('branchId', branch_id, 'letterId', id) as input, id::text as key, now() as start_after
      from written where state = 'waiting'
    ), queued as (${enqueue('to_send')})
    select id from written`,
    [scope.branchId, visitId, event.kind, eventKeyOf(event), event.subjectId, state],
  )
  return written.length > 0
}

type StaffLetter = LetterEvent & { readonly visitId: string; readonly roles: readonly MembershipRole[] }

/** A letter to each who works for the branch in one of the roles, in the branch's language. Says the ids of the new ones. */
export function insertStaffLetters(tx: Transaction, scope: BranchScope, letter: StaffLetter): Promise<Ids> {
  const { visitId, roles, ...event } = letter
  return tx.$queryRaw`
    insert into letter (branch_id, kind, event_key, subject_id, visit_id, user_id, locale)
    select m.branch_id, ${event.kind}::"LetterKind", ${eventKeyOf(event)} || ':' || m.user_id, ${event.subjectId}::uuid,
      ${visitId}::uuid, m.user_id, b.locale
    from membership m join branch b on b.id = m.branch_id
    where m.branch_id = ${scope.branchId}::uuid and m.role::text = any(${[...roles]}::text[])
    on conflict (branch_id, event_key) do nothing
    returning id`
}

/** The letter with an invitation's link. */
export function insertInvitationLetter(
  tx: Transaction,
  scope: BranchScope,
  { invitationId, locale }: { readonly invitationId: string; readonly locale: string },
): Promise<Ids> {
  const event = { kind: 'invitation', subjectId: invitationId } as const
  return tx.letter.createManyAndReturn({
    data: [{ branchId: scope.branchId, ...event, eventKey: eventKeyOf(event), locale }],
    skipDuplicates: true,
    select: { id: true },
  })
}

/** Which letter of its kind comes next about a subject that is locked; null while one waits to be sent: it says the same. */
export async function findNextTurn(
  tx: Transaction,
  scope: BranchScope,
  { kind, subjectId }: Pick<LetterEvent, 'kind' | 'subjectId'>,
): Promise<number | null> {
  const letters = await tx.letter.findMany({
    where: { branchId: scope.branchId, kind, subjectId },
    select: { state: true },
  })
  return letters.some(({ state }) => state === 'waiting') ? null : letters.length + 1
}

/** A letter that somebody is about to send. */
export type ClaimedLetter = {
  readonly id: string
  readonly kind: LetterKind
  readonly eventKey: string
  readonly subjectId: string
  readonly visitId: string | null
  readonly userId: string | null
  readonly locale: string
  readonly attempts: number
  readonly askedAt: Date
}

// Longer than a mail server may take; whoever died with a letter in hand has let go of it by then.
const CLAIM = '2 minutes'

/** Takes a waiting letter in hand, for a while; null while somebody else has it, and once it has gone. */
export async function claimLetter(scope: BranchScope, id: string): Promise<ClaimedLetter | null> {
  const [letter] = await database().$queryRaw<ClaimedLetter[]>`
    update letter set claimed_until = now() + ${CLAIM}::interval, attempts = attempts + 1, tried_at = now()
    where branch_id = ${scope.branchId}::uuid and id = ${id}::uuid and state = 'waiting'
      and coalesce(claimed_until < now(), true)
    returning id, kind, event_key as "eventKey", subject_id as "subjectId", visit_id as "visitId", user_id as "userId", locale, attempts,
      asked_at as "askedAt"`
  return letter ?? null
}

export type LetterOutcome = {
  readonly id: string
  readonly state: LetterState
  readonly fault: LetterFault | null
  readonly smtpCode: number | null
}

/** Lets go of a letter and writes what became of it. */
export async function saveLetterOutcome(tx: Transaction, scope: BranchScope, outcome: LetterOutcome): Promise<void> {
  const { id, ...told } = outcome
  await tx.letter.updateMany({
    where: { branchId: scope.branchId, id, state: 'waiting' },
    data: { ...told, claimedUntil: null, ...(told.state === 'sent' && { sentAt: new Date() }) },
  })
}

const AT_ONCE = 1000

/**
 * Queues the letters of all branches that wait though their job has given up, oldest first; `enqueue` is the SQL that
 * queues a job for each row of a source. Says how many there were.
 */
export async function requeueWaitingLetters(enqueue: (source: string) => string): Promise<number> {
  const [queued] = await runStatement<{ count: number }>(
    `with to_send as materialized (
      select jsonb_build_object('branchId', branch_id, 'letterId', id) as input, id::text as key, now() as start_after
      from letter l
      where state = 'waiting' and not exists (select from pgboss.job j
        where j.name = 'send-letter' and j.singleton_key = l.id::text and j.state in ('created', 'retry', 'active'))
      order by asked_at limit ${AT_ONCE}
    ), queued as (${enqueue('to_send')})
    select count(*)::int as count from to_send`,
    [],
  )
  return queued?.count ?? 0
}

/** A letter of the branch, held as it is until the transaction ends. */
export async function lockLetter(
  tx: Transaction,
  scope: BranchScope,
  id: string,
): Promise<
  (Pick<ClaimedLetter, 'kind' | 'subjectId' | 'visitId' | 'userId'> & { readonly state: LetterState }) | null
> {
  await tx.$queryRaw`select 1 from letter where branch_id = ${scope.branchId}::uuid and id = ${id}::uuid for update`
  return tx.letter.findUnique({
    where: { branchId_id: { branchId: scope.branchId, id } },
    select: { kind: true, subjectId: true, visitId: true, userId: true, state: true },
  })
}

/** Lets a letter that did not arrive wait again, as if it were new. */
export async function saveLetterAskedAgain(tx: Transaction, scope: BranchScope, id: string): Promise<void> {
  await tx.letter.update({
    where: { branchId_id: { branchId: scope.branchId, id } },
    data: { state: 'waiting', fault: null, smtpCode: null, askedAt: new Date() },
  })
}
