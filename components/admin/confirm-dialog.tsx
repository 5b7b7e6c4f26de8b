'use client'

import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'

type Props = {
  readonly title: string
  /** What will happen, and to whom. */
  readonly text: string
  readonly words: { readonly confirm: string; readonly keep: string }
  readonly isBusy: boolean
  /** A word is not enough yet: something has to be ticked first. */
  readonly isReady?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Asks once before something is taken away. */
export function ConfirmDialog({ title, text, words, isBusy, isReady = true, onConfirm, onClose, children }: Props) {
  return (
    <Dialog title={title} closeLabel={words.keep} isBusy={isBusy} onClose={onClose}>
      <Stack>
        <Text>{text}</Text>
        {children}
        <Group justify="flex-end">
          <Button variant="default" disabled={isBusy} onClick={onClose}>
            {words.keep}
          </Button>
          <Button color="red" loading={isBusy} disabled={!isReady} onClick={onConfirm}>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
