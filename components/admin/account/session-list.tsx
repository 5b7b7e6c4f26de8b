'use client'

import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'

type Props = {
  readonly sessions: readonly {
    readonly id: string
    readonly device: string
    readonly seen: string
    readonly isCurrent: boolean
  }[]
  readonly end: (input: {
    readonly sessionId: string | null
  }) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>
  readonly words: Readonly<Record<'current' | 'end' | 'endOthers' | 'saving' | 'saved', string>>
  readonly refusals: Readonly<Record<string, string>>
}

/** Where a person is signed in, and how to end it there. */
export function SessionList({ sessions, end, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving(refusals)
  return (
    <Stack gap="sm">
      {sessions.map(({ id, device, seen, isCurrent }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <div>
            <Text>{device}</Text>
            <Text size="sm" c="dimmed">
              {seen}
            </Text>
          </div>
          {isCurrent ? (
            <Badge variant="light">{words.current}</Badge>
          ) : (
            <Button
              size="xs"
              variant="default"
              disabled={isSaving}
              aria-label={`${words.end}: ${device}`}
              onClick={() => save(() => end({ sessionId: id }))}
            >
              {words.end}
            </Button>
          )}
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          loading={isSaving}
          disabled={sessions.length < 2}
          onClick={() => save(() => end({ sessionId: null }))}
        >
          {words.endOthers}
        </Button>
        <SavingNote saving={saving} words={words} />
      </Group>
    </Stack>
  )
}
