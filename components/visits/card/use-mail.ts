'use client'

import { notifications } from '@mantine/notifications'
import { useAct } from '#components/admin/use-act.ts'
import type { Messages } from '#lib/i18n/messages.ts'
import type { LinkActs } from '../visit-acts.ts'

type Words = { readonly words: Messages['visits']; readonly refusals: Readonly<Record<string, string>> }

/** Sends a payment link to its client, and says so. */
export function useMail(acts: LinkActs, { words, refusals }: Words) {
  const { act, isActing } = useAct(refusals)

  async function send(linkId: string): Promise<void> {
    if (await act(() => acts.mail({ linkId }))) notifications.show({ message: words.link.mailed })
  }

  return { send, isSending: isActing }
}
