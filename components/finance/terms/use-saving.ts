'use client'

import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { SaveTerms, TermsChange } from './save-terms.ts'

type Words = { readonly saving: string; readonly saved: string; readonly refusals: Readonly<Record<string, string>> }

/** Saves changes one after another and says how it went; what was refused is shown as it was. */
export function useSaving(save: SaveTerms, { saving, saved, refusals }: Words) {
  const router = useRouter()
  const [said, setSaid] = useState('')

  async function send(change: TermsChange): Promise<boolean> {
    setSaid(saving)
    const outcome = await save(change).catch(() => ({ ok: false, refusal: 'breakdown' }) as const)
    setSaid(outcome.ok ? saved : '')
    if (!outcome.ok) notifications.show({ color: 'red', message: refusals[outcome.refusal], role: 'alert' })
    // Without a network a refresh would leave the page.
    if (outcome.ok || outcome.refusal !== 'breakdown') router.refresh()
    return outcome.ok
  }

  return { said, send }
}
