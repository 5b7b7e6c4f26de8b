'use client'

import { Switch } from '@mantine/core'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { SelfSaving } from '#components/ui/self-saving.tsx'

type Props = {
  readonly isRequired: boolean
  readonly change: (input: {
    readonly isRequired: boolean
  }) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>
  readonly words: Readonly<Record<'label' | 'description' | 'saving' | 'saved', string>>
  readonly refusals: Readonly<Record<string, string>>
}

/** Whether keys and refunds want a code as well; saves itself. */
export function TwoFactorRule({ isRequired, change, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving(refusals)
  return (
    <SelfSaving>
      <Switch
        checked={isRequired}
        disabled={isSaving}
        label={words.label}
        description={words.description}
        onChange={(event) => {
          const wanted = event.currentTarget.checked
          void save(() => change({ isRequired: wanted }))
        }}
      />
      <SavingNote saving={saving} words={words} />
    </SelfSaving>
  )
}
