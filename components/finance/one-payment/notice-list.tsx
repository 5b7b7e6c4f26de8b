'use client'

import { Alert, Anchor, Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'
import { Link } from '#components/ui/links/link.tsx'

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
  readonly resolve: ((noticeId: string) => Outcome) | null
  readonly words: { readonly seenTo: string; readonly refusals: Readonly<Record<string, string>> }
}

/** What staff must know, until one of them says that it is seen to. */
export function NoticeList({ notices, resolve, words }: Props) {
  const { act, isActing } = useAct(words.refusals)
  const [pressed, setPressed] = useState<string | null>(null)

  if (notices.length === 0) return null
  return (
    <Stack gap="sm">
      {notices.map(({ id, text, isUrgent, link }) => (
        <Alert key={id} color={isUrgent ? 'red' : 'yellow'} variant="light" radius="lg">
          <Group justify="space-between" align="start">
            <span>
              {text}{' '}
              {link && (
                <Anchor component={Link} href={link.href} inherit>
                  {link.label}
                </Anchor>
              )}
            </span>
            {resolve && (
              <Button
                size="xs"
                variant="default"
                loading={isActing && pressed === id}
                onClick={() => {
                  setPressed(id)
                  void act(() => resolve(id))
                }}
              >
                {words.seenTo}
              </Button>
            )}
          </Group>
        </Alert>
      ))}
    </Stack>
  )
}
