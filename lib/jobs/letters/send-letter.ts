import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { getLetterhead } from '#lib/db/letters/letterheads.ts'
import { type ClaimedLetter, claimLetter, type LetterOutcome, saveLetterOutcome } from '#lib/db/letters/letters.ts'
import { deleteAccessLink } from '#lib/db/visits/access-links.ts'
import { hasMailServer } from '#lib/env.ts'
import { unsentStateOf } from '#lib/letters/delivery/letter-outcome.ts'
import { undeliveredOf } from '#lib/letters/delivery/mail-fault.ts'
import { sendMail } from '#lib/letters/delivery/send-mail.ts'
import { log } from '#lib/log.ts'
import type { Draft } from './draft.ts'
import { DRAFTS } from './drafts.ts'
import { mailOf } from './mail-of.ts'

type Told = Omit<LetterOutcome, 'id'>

const SENT: Told = { state: 'sent', fault: null, smtpCode: null }
const NOT_NEEDED: Told = { state: 'not_needed', fault: null, smtpCode: null }

/**
 * Sends a letter that waits, once, however many try at the same time. Whoever dies between the mail server and our note
 * of it leaves it to the next, who sends the same mail again: mail programs show it once. Throws while it has to wait.
 */
export async function sendLetter(scope: BranchScope, letterId: string): Promise<void> {
  if (!hasMailServer()) return
  const letter = await claimLetter(scope, letterId)
  if (!letter) return
  pass('letter.claimed')
  const outcome = await attempt(scope, letter)
  await inTransaction(async (tx) => {
    await saveLetterOutcome(tx, scope, { id: letterId, ...outcome })
    if (outcome.state === 'sent' && letter.visitId && !letter.userId) {
      const details = { letter: letter.kind }
      const subject = { subjectKind: 'visit', subjectId: letter.visitId } as const
      await appendAudit(tx, scope, { action: 'letter.sent', ...subject, details })
    }
  })
  pass('letter.saved')
  if (outcome.state === 'waiting') throw new Error(`letter ${letterId} waits: ${outcome.fault}`)
}

async function attempt(scope: BranchScope, letter: ClaimedLetter): Promise<Told> {
  let draft: Draft | null = null
  try {
    draft = await DRAFTS[letter.kind](scope, letter)
    if (!draft) return NOT_NEEDED
    pass('letter.written')
    await sendMail(await mailOf(draft, { order: letter, salon: await getLetterhead(scope) }))
    pass('letter.sent')
    return SENT
  } catch (error) {
    return unsent(scope, { letter, draft, error })
  }
}

type Failure = { readonly letter: ClaimedLetter; readonly draft: Draft | null; readonly error: unknown }

async function unsent(scope: BranchScope, { letter, draft, error }: Failure): Promise<Told> {
  const { fault, smtpCode, mayHaveArrived } = undeliveredOf(error)
  // A mail server's answer may name the client, so it is not written down.
  log().warn(
    { letter: letter.id, fault, smtpCode, ...(fault === 'broken' && { err: error }) },
    'a letter was not taken',
  )
  if (draft?.token && !mayHaveArrived) await deleteAccessLink(database(), scope, draft.token)
  return { state: unsentStateOf(fault, Date.now() - letter.askedAt.getTime()), fault, smtpCode }
}
