import 'server-only'
import { cookies } from 'next/headers'
import { env } from '#lib/env.ts'

const NAME = 'zapys-visit'
const MINUTES = 30

/**
 * Remembers on this device, for half an hour, the private link of a visit that is being paid: whoever goes back finds
 * what they typed. The cookie holds the link's token only, and where a frame allows no cookies all works without it.
 */
export async function rememberVisit(token: string): Promise<void> {
  const secure = env().APP_ORIGIN.startsWith('https:')
  const store = await cookies()
  store.set(NAME, token, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: MINUTES * 60 })
}

export async function findRememberedToken(): Promise<string | null> {
  return (await cookies()).get(NAME)?.value ?? null
}
