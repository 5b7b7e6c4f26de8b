import type { ErrorFields, StripeFault } from './stripe-fault.ts'

/** What becomes of an answer on its way: nothing, or one of the troubles that were asked for. */
export type Mishap = { readonly kind: 'hang' | 'cut' | 'cut_midway' } | { readonly kind: 'delay'; readonly ms: number }

export type Answer = {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly mishap?: Mishap
}

export function errorBody(
  fields: ErrorFields,
  request: { id: string; account: string | null; livemode: boolean },
): string {
  const { id, account, livemode } = request
  const mode = livemode ? '' : 'test/'
  const log =
    account === null
      ? `https://dashboard.stripe.com/${mode}logs/${id}`
      : `https://dashboard.stripe.com/${account}/${mode}workbench/logs?object=${id}`
  const doc = fields.code ? { doc_url: `https://stripe.com/docs/error-codes/${fields.code.replaceAll('_', '-')}` } : {}
  return JSON.stringify({ error: { ...fields, ...doc, request_log_url: log } })
}

/** Whether the SDK may try again by itself, and what a 429 was about. */
export function faultHeaders({ status, fields }: StripeFault): Readonly<Record<string, string>> {
  if (status === 409 || status >= 500 || fields.code === 'lock_timeout') return {}
  const reason = fields.code === 'rate_limit' ? { 'stripe-rate-limited-reason': 'global-rate' } : null
  return { 'stripe-should-retry': 'false', ...reason }
}

/** A refusal before it is known whose call it was. */
export function faultAnswer(fault: StripeFault, requestId: string): Answer {
  const body = errorBody(fault.fields, { id: requestId, account: null, livemode: false })
  return { status: fault.status, body, headers: faultHeaders(fault) }
}
