import type { IncomingMessage } from 'node:http'

/** What was asked for, always on this very host: a path that looks like another host's address is only a path. */
export function urlOf(request: IncomingMessage, origin: string): URL {
  const path = `/${(request.url ?? '').replace(/^\/+/, '')}`
  return URL.canParse(path, origin) ? new URL(path, origin) : new URL('/unreadable', origin)
}
