'use client'

import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Outcome } from './outcome.ts'

/** Does what a button says, shows what has become of it, and says aloud why not. */
export function useAct(refusals: Readonly<Record<string, string>>) {
  const router = useRouter()
  const [isActing, setActing] = useState(false)

  async function act(send: () => Outcome): Promise<boolean> {
    setActing(true)
    const outcome = await send().catch(() => ({ ok: false, refusal: 'breakdown' }) as const)
    setActing(false)
    if (!outcome.ok) notifications.show({ color: 'red', message: refusals[outcome.refusal], role: 'alert' })
    // Without a network a refresh would leave the page.
    if (outcome.ok || outcome.refusal !== 'breakdown') router.refresh()
    return outcome.ok
  }

  return { act, isActing }
}
