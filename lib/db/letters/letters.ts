import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'
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

/** A letter to a visit's client, in their language. Says its id: none if it is written already, or they cannot be written to. */
export function insertClientLetter(
  tx: Transaction,
  scope: BranchScope,
  { visitId, ...event }: LetterEvent & { readonly visitId: string },
): Promise<Ids> {
  return tx.$queryRaw`
    insert into letter (branch_id, kind, event_key, subject_id, visit_id, locale)
    select v.branch_id, ${event.kind}::"LetterKind", ${eventKeyOf(event)}, ${event.subjectId}::uuid, v.id, v.locale
    from visit v join client c on c.branch_id = v.branch_id and c.id = v.client_id
    where v.branch_id = ${scope.branchId}::uuid and v.id = ${visitId}::uuid
      and v.contact_email <> '' and c.erased_at is null
    on conflict (branch_id, event_key) do nothing
    returning id`
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
