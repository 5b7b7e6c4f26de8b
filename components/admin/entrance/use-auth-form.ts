'use client'

import { useState } from 'react'
import { type AuthAnswer, postAuth } from './post-auth.ts'

export type AuthFaults = Readonly<Record<string, string>> & { readonly failed: string }

/** Sends a form about somebody's sign-in and keeps why it was refused, in words. */
export function useAuthForm(faults: AuthFaults) {
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function send(path: string, body: Readonly<Record<string, unknown>>): Promise<AuthAnswer> {
    setSending(true)
    setRefusal(null)
    const answer = await postAuth(path, body)
    setSending(false)
    if (!answer.ok) setRefusal(faults[answer.code] ?? faults.failed)
    return answer
  }

  return { send, isSending, refusal }
}
