import 'server-only'
import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import { NO_STORE, refusalResponse } from '#lib/http/refusal-response.ts'
import type { Refusal } from '#lib/http/refusals.ts'
import { log } from '#lib/log.ts'
import type { RateLimit } from './rate-limit.ts'

type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

/** A route that reads: its query is checked, each client asks only so often, and all is answered in one form. */
export function queryRoute<Input, Outcome extends Answer>(
  { schema, limit }: { readonly schema: z.ZodType<Input>; readonly limit: RateLimit },
  answer: (input: Input) => Promise<Outcome>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const retryAfterSeconds = await limit(request.headers)
    if (retryAfterSeconds > 0) {
      const response = refusalResponse('too_many_requests')
      response.headers.set('retry-after', String(retryAfterSeconds))
      return response
    }
    const { pathname, searchParams } = new URL(request.url)
    const keys = [...new Set(searchParams.keys())]
    const input = schema.safeParse(Object.fromEntries(keys.map((key) => [key, searchParams.getAll(key)])))
    if (!input.success) return refusalResponse('input_malformed')
    try {
      const outcome = await answer(input.data)
      if (!outcome.ok) return refusalResponse(outcome.refusal)
      const { ok: _, ...data } = outcome
      return Response.json(data, { headers: NO_STORE })
    } catch (error) {
      const reference = randomUUID()
      log().error({ err: error, reference, path: pathname }, 'a request broke down')
      return refusalResponse('breakdown', reference)
    }
  }
}
