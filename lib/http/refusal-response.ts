import { type Refusal, statusOf } from './refusals.ts'

export const NO_STORE = { 'cache-control': 'no-store' }

/** A refused request: `{error: {code, message}}`, the code stable, the message for developers. */
export function refusalResponse(refusal: Refusal, reference?: string): Response {
  const message = reference ? `${refusal.replaceAll('_', ' ')} (${reference})` : refusal.replaceAll('_', ' ')
  return Response.json({ error: { code: refusal, message } }, { status: statusOf(refusal), headers: NO_STORE })
}
