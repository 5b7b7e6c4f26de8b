import { formEncode } from './form-encode.ts'
import type { FrameAnswer, Refusal } from './protocol.ts'

export type BrowserCall = {
  readonly origin: string
  readonly publishableKey: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly params: object
}

/** Calls the API as a browser does, with a publishable key; whatever goes wrong comes back as an error object. */
export async function callApi(call: BrowserCall): Promise<FrameAnswer> {
  const query = formEncode(call.params)
  const isGet = call.method === 'GET'
  try {
    const response = await fetch(`${call.origin}${call.path}${isGet && query ? `?${query}` : ''}`, {
      method: call.method,
      headers: {
        authorization: `Bearer ${call.publishableKey}`,
        ...(isGet ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(isGet ? {} : { body: query }),
    })
    const body: { error?: Refusal } & Record<string, unknown> = await response.json()
    return body.error ? { error: body.error } : { value: body }
  } catch {
    return { error: { type: 'api_connection_error', message: 'Failed to reach Stripe.' } }
  }
}
