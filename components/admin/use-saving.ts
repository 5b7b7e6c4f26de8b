'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'

type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: string }

export type Saving =
  | { readonly at: 'rest' }
  | { readonly at: 'saving' }
  | { readonly at: 'saved' }
  | { readonly at: 'refused'; readonly message: string }

/** Sends a change to the server and knows how it goes; what it changed is shown as soon as it is saved. */
export function useSaving(refusals: Readonly<Record<string, string>>) {
  const router = useRouter()
  const [saving, setSaving] = useState<Saving>({ at: 'rest' })

  async function save(send: () => Promise<Outcome>): Promise<boolean> {
    setSaving({ at: 'saving' })
    const outcome = await send().catch(() => ({ ok: false, refusal: 'breakdown' }) as const)
    setSaving(outcome.ok ? { at: 'saved' } : { at: 'refused', message: refusals[outcome.refusal] ?? '' })
    if (outcome.ok) router.refresh()
    return outcome.ok
  }

  return { saving, save, isSaving: saving.at === 'saving' }
}
