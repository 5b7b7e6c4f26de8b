'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'

type Props = {
  readonly make: () => Outcome
  readonly isDisabled: boolean
  readonly words: { readonly make: string; readonly made: string }
  readonly refusals: Readonly<Record<string, string>>
}

/** Does the steps of the webhook in Stripe. */
export function MakeWebhookButton({ make, isDisabled, words, refusals }: Props) {
  const { act, isActing } = useAct(refusals)

  async function press() {
    if (await act(make)) notifications.show({ message: words.made })
  }

  return (
    <Button variant="light" onClick={press} loading={isActing} disabled={isDisabled}>
      {words.make}
    </Button>
  )
}
