'use client'

import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '#components/admin/confirm-dialog.tsx'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'

type ShownTimeOff = { readonly id: string; readonly when: string; readonly reason: string | null }

type Props = {
  readonly staffMemberId: string
  readonly timeOff: readonly ShownTimeOff[]
  readonly remove: (input: { readonly staffMemberId: string; readonly timeOffId: string }) => Outcome
  readonly words: Readonly<Record<'none' | 'remove' | 'removeTitle' | 'removeText', string>> & { readonly keep: string }
  readonly refusals: Readonly<Record<string, string>>
}

/** When somebody is away from today on. */
export function TimeOffList({ staffMemberId, timeOff, remove, words, refusals }: Props) {
  const { act, isActing } = useAct(refusals)
  const [asked, setAsked] = useState<ShownTimeOff | null>(null)
  const confirm = async ({ id: timeOffId }: ShownTimeOff) => {
    if (await act(() => remove({ staffMemberId, timeOffId }))) setAsked(null)
  }
  return (
    <Stack gap="xs" mb="md">
      {timeOff.length === 0 && <Text c="dimmed">{words.none}</Text>}
      {timeOff.map((away) => (
        <Group key={away.id} justify="space-between" wrap="nowrap">
          <div>
            <Text>{away.when}</Text>
            {away.reason && (
              <Text size="sm" c="dimmed">
                {away.reason}
              </Text>
            )}
          </div>
          <Button
            size="xs"
            variant="default"
            flex="none"
            aria-label={`${words.remove}: ${away.when}`}
            onClick={() => setAsked(away)}
          >
            {words.remove}
          </Button>
        </Group>
      ))}
      {asked && (
        <ConfirmDialog
          title={words.removeTitle}
          text={words.removeText.replace('{when}', asked.when)}
          words={{ confirm: words.remove, keep: words.keep }}
          isBusy={isActing}
          onConfirm={() => confirm(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Stack>
  )
}
