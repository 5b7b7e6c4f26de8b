import { callApi } from '../shared/call-api.ts'
import type { FrameAnswer } from '../shared/protocol.ts'

/** Which of the two kinds of intent is meant; they differ in names only. */
export type IntentKind = 'payment_intent' | 'setup_intent'
export type Shop = { readonly origin: string; readonly publishableKey: string }

/** What a browser may know of an intent, for whom holds its client secret. */
export function retrieveIntent(shop: Shop, kind: IntentKind, clientSecret: string): Promise<FrameAnswer> {
  const path = intentPath(kind, clientSecret)
  return callApi({ ...shop, method: 'GET', path, params: { client_secret: clientSecret } })
}

export function intentPath(kind: IntentKind, clientSecret: string): string {
  return `/v1/${kind}s/${clientSecret.split('_secret_')[0] ?? ''}`
}
