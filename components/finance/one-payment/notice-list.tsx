'use client'

import { Alert, Anchor, Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: string }

type Notice = {
  readonly id: string
  readonly text: string
  readonly isUrgent: boolean
  /** Where that stands which it is about. */
  readonly link?: { readonly href: string; readonly label: string } | null
}

type Props = {
  readonly notices: readonly Notice[]
  /** Null for those who may only look. */
  readonly resolve: ((noticeId: string) => Promise<Outcome>) | null
  readonly words: { readonly seenTo: string; readonly refusals: Readonly<Record<string, string>> }
}

/** What staff must know, until one of them says that it is seen to. */
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
      {notices.map(({ id, text, isUrgent, link }) => (
        <Alert key={id} color={isUrgent ? 'red' : 'yellow'} variant="light" radius="lg">
          <Group justify="space-between" align="start">
            <span>
              {text}{' '}
              {link && (
                <Anchor component={Link} href={link.href} prefetch={false} inherit>
                  {link.label}
                </Anchor>
              )}
            </span>
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
