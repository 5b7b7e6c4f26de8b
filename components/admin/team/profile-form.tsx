'use client'

import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Outcome } from '#components/admin/outcome.ts'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'

type Props = {
  readonly staff: { readonly id: string; readonly name: string; readonly jobTitle: string | null }
  readonly save: (input: {
    readonly staffMemberId: string
    readonly name: string
    readonly jobTitle: string
  }) => Outcome
  readonly words: Readonly<Record<'save' | 'saving' | 'saved', string>> & {
    readonly profileForm: Readonly<Record<'name' | 'nameWrong' | 'jobTitle' | 'jobTitleText', string>>
  }
  readonly refusals: Readonly<Record<string, string>>
}

/** How somebody is called in the form. */
export function ProfileForm({ staff, save: send, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving(refusals)
  const [name, setName] = useState(staff.name)
  const [jobTitle, setJobTitle] = useState(staff.jobTitle ?? '')
  const { profileForm } = words
  const isEmpty = name.trim() === ''

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!isEmpty) await save(() => send({ staffMemberId: staff.id, name, jobTitle }))
  }

  return (
    <ScriptForm onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={profileForm.name}
          value={name}
          maxLength={120}
          error={isEmpty && profileForm.nameWrong}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={profileForm.jobTitle}
          description={profileForm.jobTitleText}
          value={jobTitle}
          maxLength={120}
          onChange={(event) => setJobTitle(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={isSaving}>
            {words.save}
          </Button>
          <SavingNote saving={saving} words={words} />
        </Group>
      </Stack>
    </ScriptForm>
  )
}
