'use client'

import { Button, Group, Paper, Radio, SimpleGrid, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '#components/admin/confirm-dialog.tsx'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'

/** One of the two cards, in the reader's language. */
export type MergedCard = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly visits: string
  readonly sums: string
}

type Props = {
  readonly cards: readonly [MergedCard, MergedCard]
  /** Where a client's page stands. */
  readonly base: string
  readonly merge: (input: { readonly keepId: string; readonly mergeId: string }) => Outcome
  readonly words: Readonly<
    Record<'keep' | 'stays' | 'goes' | 'submit' | 'confirmTitle' | 'confirmText' | 'stay' | 'done', string>
  >
  readonly refusals: Readonly<Record<string, string>>
}

/** Two cards side by side: which stays, and what becomes of the other. */
export function MergeForm({ cards, base, merge, words, refusals }: Props) {
  const router = useRouter()
  const { act, isActing } = useAct(refusals)
  const [keepId, setKeepId] = useState(cards[0].id)
  const [isAsking, setAsking] = useState(false)
  const keep = cards.find(({ id }) => id === keepId) ?? cards[0]
  const other = cards.find(({ id }) => id !== keepId) ?? cards[1]

  async function confirm() {
    const isMerged = await act(() => merge({ keepId: keep.id, mergeId: other.id }))
    setAsking(false)
    if (!isMerged) return
    notifications.show({ message: words.done })
    router.push(`${base}/${keep.id}`)
  }

  return (
    <Stack>
      <Radio.Group aria-label={words.keep} value={keepId} onChange={setKeepId}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {cards.map(({ id, name, phone, email, visits, sums }) => (
            <Paper key={id} withBorder radius="md" p="md">
              <Radio value={id} label={`${name}, ${phone}`} description={id === keepId ? words.stays : words.goes} />
              <Text mt="xs">{email}</Text>
              <Text c="dimmed">{[visits, sums].filter(Boolean).join(' · ')}</Text>
            </Paper>
          ))}
        </SimpleGrid>
      </Radio.Group>
      <Group>
        <Button onClick={() => setAsking(true)}>{words.submit}</Button>
      </Group>
      {isAsking && (
        <ConfirmDialog
          title={words.confirmTitle}
          text={words.confirmText
            .replace('{goes}', `${other.name}, ${other.phone}`)
            .replace('{stays}', `${keep.name}, ${keep.phone}`)}
          words={{ confirm: words.submit, keep: words.stay }}
          isBusy={isActing}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        />
      )}
    </Stack>
  )
}
