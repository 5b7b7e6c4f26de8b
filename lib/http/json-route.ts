import 'server-only'
import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import { JsonText } from '#lib/json-text.ts'
import { log } from '#lib/log.ts'
import { readCapped } from './read-capped.ts'
import { NO_STORE, refusalResponse } from './refusal-response.ts'
import type { Refusal } from './refusals.ts'
import { isSameOrigin } from './same-origin.ts'

const MOST_BYTES = 16 * 1024

type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: Refusal; readonly retryAfterSeconds?: number }

/** A route that takes and gives JSON: from our own pages only, checked, and answered in one form whatever happens. */
export function jsonRoute<Input, Outcome extends Answer>(
  schema: z.ZodType<Input>,
  answer: (input: Input, headers: Headers) => Promise<Outcome>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isSameOrigin(request.headers)) return refusalResponse('origin_not_allowed')
    if (!request.headers.get('content-type')?.startsWith('application/json')) return refusalResponse('input_malformed')
    const body = await readCapped(request, MOST_BYTES)
    if (!body) return refusalResponse('input_too_large')
    const input = JsonText.pipe(schema).safeParse(body.toString('utf8'))
    if (!input.success) return refusalResponse('input_malformed')
    try {
      const outcome = await answer(input.data, request.headers)
      if (!outcome.ok) return refusalResponse(outcome.refusal, outcome)
      const { ok: _, ...data } = outcome
      return Response.json(data, { headers: NO_STORE })
    } catch (error) {
      const reference = randomUUID()
      log().error({ err: error, reference, path: new URL(request.url).pathname }, 'a request broke down')
      return refusalResponse('breakdown', { reference })
    }
  }
}
