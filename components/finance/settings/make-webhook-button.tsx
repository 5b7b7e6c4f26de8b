'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

type Props = {
  readonly make: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>
  readonly isDisabled: boolean
  readonly words: { readonly make: string; readonly made: string }
  readonly refusals: Readonly<Record<string, string>>
}

/** Does the steps of the webhook in Stripe. */
export function MakeWebhookButton({ make, isDisabled, words, refusals }: Props) {
  const router = useRouter()
  const [isMaking, setMaking] = useState(false)

  async function press() {
    setMaking(true)
    const outcome = await make()
    setMaking(false)
    if (outcome.ok) notifications.show({ message: words.made })
    else notifications.show({ color: 'red', message: refusals[outcome.refusal], role: 'alert' })
    router.refresh()
  }

  return (
    <Button variant="light" onClick={press} loading={isMaking} disabled={isDisabled}>
      {words.make}
    </Button>
  )
}
