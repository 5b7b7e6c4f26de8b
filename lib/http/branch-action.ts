import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import type * as z from 'zod'
import { admit } from '#lib/auth/members.ts'
import type { Permission } from '#lib/auth/permissions.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { refusalOf } from '#lib/http/people/not-admitted.ts'
import { log } from '#lib/log.ts'
import type { DoorRefusal } from './refusals.ts'
import { isSameOrigin } from './same-origin.ts'

export type DoorRefused = { readonly ok: false; readonly refusal: DoorRefusal; readonly reference?: string }

/** One permission, or one that depends on what is asked for: a large sum wants more than a small one. */
type Wanted<Input> = Permission | { readonly least: Permission; readonly of: (input: Input) => Permission }

/** An action of the admin: from our own pages, by someone who may, with input that fits; else it does not begin. */
export function branchAction<Input, Outcome>(
  wanted: Wanted<Input>,
  schema: z.ZodType<Input>,
  act: (scope: BranchScope, input: Input) => Promise<Outcome>,
): (slug: string, input: unknown) => Promise<Outcome | DoorRefused> {
  return async (slug, raw) => {
    if (!isSameOrigin(await headers())) return { ok: false, refusal: 'origin_not_allowed' }
    const permission = typeof wanted === 'string' ? wanted : wanted.least
    try {
      const admission = await admit(slug, permission)
      if (!admission.ok) return { ok: false, refusal: refusalOf(admission.reason) }
      const input = schema.safeParse(raw)
      if (!input.success) return { ok: false, refusal: 'input_malformed' }
      const whole = typeof wanted === 'string' ? admission : await admit(slug, wanted.of(input.data))
      if (!whole.ok) return { ok: false, refusal: refusalOf(whole.reason) }
      return await act(whole.member.scope, input.data)
    } catch (error) {
      const reference = randomUUID()
      log().error({ err: error, reference, permission }, 'an action broke down')
      return { ok: false, refusal: 'breakdown', reference }
    }
  }
}
