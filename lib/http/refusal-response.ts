import { type Refusal, statusOf } from './refusals.ts'

export const NO_STORE = { 'cache-control': 'no-store' }

type More = { readonly reference?: string; readonly retryAfterSeconds?: number }

/** A refused request: `{error: {code, message}}`, the code stable, the message for developers. */
export function refusalResponse(refusal: Refusal, { reference, retryAfterSeconds }: More = {}): Response {
  const words = refusal.replaceAll('_', ' ')
  const message = reference ? `${words} (${reference})` : words
  const headers = { ...NO_STORE, ...(retryAfterSeconds && { 'retry-after': String(retryAfterSeconds) }) }
  return Response.json({ error: { code: refusal, message } }, { status: statusOf(refusal), headers })
}
