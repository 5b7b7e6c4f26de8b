'use client'

import { Alert, Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { NoticeKind } from '#lib/payments/notice.ts'

type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: string }

type Props = {
  readonly notices: readonly { readonly id: string; readonly kind: NoticeKind }[]
  /** Null for those who may only look. */
  readonly resolve: ((noticeId: string) => Promise<Outcome>) | null
  readonly words: {
    readonly texts: Readonly<Record<NoticeKind, string>>
    readonly seenTo: string
    readonly refusals: Readonly<Record<string, string>>
  }
}

const NEEDS_AN_ACT: readonly NoticeKind[] = [
  'refund_failed',
  'dispute_opened',
  'dispute_answer_refused',
  'hold_expires_soon',
]

/** What staff must know of a payment, until one of them says that it is seen to. */
export function NoticeList({ notices, resolve, words }: Props) {
  const router = useRouter()
  const [sending, setSending] = useState<string | null>(null)

  async function seeTo(id: string) {
    setSending(id)
    const outcome = await resolve?.(id)
    setSending(null)
    router.refresh()
    if (outcome && !outcome.ok)
      notifications.show({ color: 'red', message: words.refusals[outcome.refusal], role: 'alert' })
  }

  if (notices.length === 0) return null
  return (
    <Stack gap="sm">
      {notices.map(({ id, kind }) => (
        <Alert key={id} color={NEEDS_AN_ACT.includes(kind) ? 'red' : 'yellow'} variant="light" radius="lg">
          <Group justify="space-between" align="start">
            <span>{words.texts[kind]}</span>
            {resolve && (
              <Button size="xs" variant="default" loading={sending === id} onClick={() => seeTo(id)}>
                {words.seenTo}
              </Button>
            )}
          </Group>
        </Alert>
      ))}
    </Stack>
  )
}
