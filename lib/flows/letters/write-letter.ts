import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import {
  insertClientLetter,
  insertInvitationLetter,
  insertStaffLetters,
  type LetterEvent,
} from '#lib/db/letters/letters.ts'
import { enqueueJob, enqueueSqlOf } from '#lib/queue/queue.ts'

type ClientEvent = LetterEvent & { readonly visitId: string }

/**
 * Promises a visit's client a letter about an event, in the event's own transaction: they are told exactly when it
 * happened, and once. Says whether there is something new to tell.
 */
export async function writeToClient(tx: Transaction, scope: BranchScope, event: ClientEvent): Promise<boolean> {
  return insertClientLetter(tx, scope, { ...event, enqueue: await enqueueSqlOf('send-letter') })
}

/** The same of a visit itself. */
export const writeOfVisit = (
  tx: Transaction,
  scope: BranchScope,
  { visitId, ...event }: Omit<LetterEvent, 'subjectId'> & { readonly visitId: string },
): Promise<boolean> => writeToClient(tx, scope, { ...event, visitId, subjectId: visitId })

// Whoever can do something about it: a bank is answered by those who run the salon.
const READERS = {
  dispute_opened: ['owner', 'admin'],
  refund_failed_staff: ['owner', 'admin', 'reception'],
  hold_expires_soon: ['owner', 'admin', 'reception'],
} as const

type StaffEvent = LetterEvent & { readonly kind: keyof typeof READERS; readonly visitId: string }

/** A client is told of an event in another letter: it gets none of its own. */
export async function tellElsewhere(tx: Transaction, scope: BranchScope, event: ClientEvent): Promise<void> {
  const enqueue = await enqueueSqlOf('send-letter')
  await insertClientLetter(tx, scope, { ...event, state: 'not_needed', enqueue })
}

/** Promises a letter to everybody of the salon who can do something about an event. */
export async function writeToStaff(tx: Transaction, scope: BranchScope, event: StaffEvent): Promise<boolean> {
  return enqueueLetters(tx, scope, await insertStaffLetters(tx, scope, { ...event, roles: READERS[event.kind] }))
}

/** Promises a letter with an invitation's link. */
export async function writeInvitation(
  tx: Transaction,
  scope: BranchScope,
  invitation: { readonly invitationId: string; readonly locale: string },
): Promise<boolean> {
  return enqueueLetters(tx, scope, await insertInvitationLetter(tx, scope, invitation))
}

async function enqueueLetters(tx: Transaction, scope: BranchScope, letters: readonly { readonly id: string }[]) {
  const { branchId } = scope
  for (const { id: letterId } of letters) {
    await enqueueJob(tx, { name: 'send-letter', input: { branchId, letterId }, key: letterId })
  }
  return letters.length > 0
}
