import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { ClaimedLetter } from '#lib/db/letters/letters.ts'
import type { MailAttachment } from '#lib/letters/delivery/send-mail.ts'
import type { Letter } from '#lib/letters/letter.ts'

/** A letter that was written just now, and to whom it goes. */
export type Draft = {
  readonly to: string
  readonly letter: Letter
  readonly attachments?: readonly MailAttachment[]
  /** Opens the private link in it: of no use to anybody if the letter does not arrive. */
  readonly token?: string
}

/** Writes a letter as things are now; null if there is nothing to say any more. */
export type Drafting = (scope: BranchScope, letter: ClaimedLetter) => Promise<Draft | null>
