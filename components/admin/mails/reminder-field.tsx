'use client'

import { NativeSelect } from '@mantine/core'
import type { Outcome } from '#components/admin/outcome.ts'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { SelfSaving } from '#components/ui/self-saving.tsx'

type Props = {
  readonly hours: number | null
  readonly choices: readonly { readonly hours: number; readonly label: string }[]
  readonly change: (input: { readonly hours: number | null }) => Outcome
  readonly isReadOnly: boolean
  readonly words: Readonly<Record<'label' | 'off' | 'saving' | 'saved', string>>
  readonly refusals: Readonly<Record<string, string>>
}

/** When clients are reminded; saves itself. */
export function ReminderField({ hours, choices, change, isReadOnly, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving(refusals)
  return (
    <SelfSaving>
      <NativeSelect
        label={words.label}
        value={hours ?? ''}
        disabled={isSaving || isReadOnly}
        data={[
          { value: '', label: words.off },
          ...choices.map((choice) => ({ value: String(choice.hours), label: choice.label })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget
          void save(() => change({ hours: value === '' ? null : Number(value) }))
        }}
        maw="22rem"
      />
      <SavingNote saving={saving} words={words} />
    </SelfSaving>
  )
}
