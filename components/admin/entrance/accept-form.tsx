'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Entrance } from './entrance.tsx'

type Props = {
  readonly accept: () => Promise<
    { readonly ok: true; readonly slug: string } | { readonly ok: false; readonly refusal: string }
  >
  readonly adminHref: string
  readonly text: string
  readonly words: { readonly acceptTitle: string; readonly accept: string }
  readonly refusals: Readonly<Record<string, string>>
}

/** One button: opening the link alone lets nobody in. */
export function AcceptForm({ accept, adminHref, text, words, refusals }: Props) {
  const router = useRouter()
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function press() {
    setSending(true)
    const outcome = await accept().catch(() => ({ ok: false, refusal: 'breakdown' }) as const)
    if (outcome.ok) return router.replace(`${adminHref}/${outcome.slug}`)
    setSending(false)
    setRefusal(refusals[outcome.refusal] ?? null)
  }

  return (
    <Entrance title={words.acceptTitle} text={text} refusal={refusal}>
      <Button onClick={press} loading={isSending}>
        {words.accept}
      </Button>
    </Entrance>
  )
}
