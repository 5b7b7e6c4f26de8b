import 'server-only'
import * as z from 'zod'
import { endOtherSessionsOf, endSessionOf } from '#lib/db/people/sessions.ts'

/** Null ends every session but the one that asks. */
export const EndSessionInput = z.object({ sessionId: z.uuid().nullable() })

export type EndSessionInput = z.infer<typeof EndSessionInput>

export type EndSessionOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'not_found' }

type Person = { readonly id: string; readonly sessionId: string }

/** Signs a person out on one device of theirs, or on all others. */
export async function endSession(user: Person, { sessionId }: EndSessionInput): Promise<EndSessionOutcome> {
  if (sessionId === null) {
    await endOtherSessionsOf(user.id, user.sessionId)
    return { ok: true }
  }
  return (await endSessionOf(user.id, sessionId)) ? { ok: true } : { ok: false, refusal: 'not_found' }
}
