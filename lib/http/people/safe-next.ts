import 'server-only'
import { env } from '#lib/env.ts'

/** Where to go on after a sign-in, if it is a page of ours; null for anything that leads elsewhere. */
export function safeNext(next: string | undefined): string | null {
  if (!next?.startsWith('/') || !URL.canParse(next, env().APP_ORIGIN)) return null
  const { origin, pathname, search } = new URL(next, env().APP_ORIGIN)
  return origin === env().APP_ORIGIN ? `${pathname}${search}` : null
}
