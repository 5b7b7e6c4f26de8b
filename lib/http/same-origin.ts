import 'server-only'
import { env } from '#lib/env.ts'

/** Says whether a request that changes something was sent by our own pages. A missing Origin is a no. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  return headers.get('origin') === env().APP_ORIGIN && (site === null || site === 'same-origin')
}
