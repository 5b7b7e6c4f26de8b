'use client'

import { Text } from '@mantine/core'
import type { Saving } from './use-saving.ts'

type Props = { readonly saving: Saving; readonly words: { readonly saving: string; readonly saved: string } }

/** Says how a change goes, where it was made. */
export function SavingNote({ saving, words }: Props) {
  if (saving.at === 'refused') {
    return (
      <Text size="sm" c="red" role="alert">
        {saving.message}
      </Text>
    )
  }
  return (
    <Text size="sm" c="dimmed" role="status">
      {saving.at === 'saving' && words.saving}
      {saving.at === 'saved' && words.saved}
    </Text>
  )
}
