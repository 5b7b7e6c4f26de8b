import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import type * as z from 'zod'
import { findSignedInUser, type SignedInUser } from '#lib/auth/members.ts'
import type { DoorRefused } from '#lib/http/branch-action.ts'
import { isSameOrigin } from '#lib/http/same-origin.ts'
import { log } from '#lib/log.ts'

/** An action of a signed-in person on what is their own: from our own pages, with input that fits. */
export function userAction<Input, Outcome>(
  schema: z.ZodType<Input>,
  act: (user: SignedInUser, input: Input) => Promise<Outcome>,
): (input: unknown) => Promise<Outcome | DoorRefused> {
  return async (raw) => {
    if (!isSameOrigin(await headers())) return { ok: false, refusal: 'origin_not_allowed' }
    try {
      const user = await findSignedInUser()
      if (!user) return { ok: false, refusal: 'signed_out' }
      const input = schema.safeParse(raw)
      return input.success ? await act(user, input.data) : { ok: false, refusal: 'input_malformed' }
    } catch (error) {
      const reference = randomUUID()
      log().error({ err: error, reference }, 'an action broke down')
      return { ok: false, refusal: 'breakdown', reference }
    }
  }
}
