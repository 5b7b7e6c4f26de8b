import 'server-only'
import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { log } from '#lib/log.ts'
import type { TooMany } from './limits/limit-visitor.ts'
import { NO_STORE, refusalResponse } from './refusal-response.ts'
import type { Refusal } from './refusals.ts'

type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

/** Who asks too often is refused; of others it is said which branch they ask about, if there is such a branch. */
export type Admission = TooMany | { readonly ok: true; readonly scope: BranchScope | null }

type Door<Input> = {
  readonly schema: z.ZodType<Input>
  readonly admit: (input: Input, headers: Headers) => Promise<Admission>
}

/** A route that reads: its query is checked, each visitor asks only so often, and all is answered in one form. */
export function queryRoute<Input, Outcome extends Answer>(
  { schema, admit }: Door<Input>,
  answer: (scope: BranchScope, input: Input) => Promise<Outcome>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url)
    const keys = [...new Set(searchParams.keys())]
    const input = schema.safeParse(Object.fromEntries(keys.map((key) => [key, searchParams.getAll(key)])))
    if (!input.success) return refusalResponse('input_malformed')
    try {
      const admitted = await admit(input.data, request.headers)
      if (!admitted.ok) return refusalResponse(admitted.refusal, admitted)
      if (!admitted.scope) return refusalResponse('not_found')
      const outcome = await answer(admitted.scope, input.data)
      if (!outcome.ok) return refusalResponse(outcome.refusal)
      const { ok: _, ...data } = outcome
      return Response.json(data, { headers: NO_STORE })
    } catch (error) {
      const reference = randomUUID()
      log().error({ err: error, reference, path: pathname }, 'a request broke down')
      return refusalResponse('breakdown', { reference })
    }
  }
}
