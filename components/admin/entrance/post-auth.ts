'use client'

import * as z from 'zod/mini'

const Refused = z.object({ error: z.object({ code: z.string() }) })

export type AuthAnswer =
  | { readonly ok: true; readonly data: unknown }
  /** `too_many_requests`, `invalid_password`, …; `unreachable` when nobody answered. */
  | { readonly ok: false; readonly code: string }

/** Sends something about a person's sign-in to the server. */
export async function postAuth(path: string, body: Readonly<Record<string, unknown>>): Promise<AuthAnswer> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  const data: unknown = await response?.json().catch(() => null)
  if (response?.ok) return { ok: true, data }
  return { ok: false, code: Refused.safeParse(data).data?.error.code ?? 'unreachable' }
}
