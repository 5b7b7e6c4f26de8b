'use client'

import { Button, Group, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'

type Added = { readonly ok: true; readonly staffMemberId: string } | { readonly ok: false; readonly refusal: string }

type Props = {
  /** Where the team's pages stand. */
  readonly base: string
  readonly add: (input: {
    readonly staffMemberId: null
    readonly name: string
    readonly jobTitle: string
  }) => Promise<Added>
  readonly words: Readonly<Record<'saving' | 'saved', string>> & {
    readonly add: Readonly<Record<'name' | 'jobTitle' | 'submit', string>>
  }
  readonly refusals: Readonly<Record<string, string>>
}

/** Adds somebody, and leads to where their services and hours are said. */
export function AddMemberForm({ base, add, words, refusals }: Props) {
  const router = useRouter()
  const { saving, save, isSaving } = useSaving(refusals)
  const [name, setName] = useState('')
  const [jobTitle, setJobTitle] = useState('')

  async function submit(event: FormEvent) {
    event.preventDefault()
    await save(async () => {
      const added = await add({ staffMemberId: null, name, jobTitle })
      if (added.ok) router.push(`${base}/${added.staffMemberId}`)
      return added
    })
  }

  return (
    <ScriptForm onSubmit={submit} noValidate>
      <Group align="end">
        <TextInput
          flex={1}
          miw={180}
          label={words.add.name}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          flex={1}
          miw={180}
          label={words.add.jobTitle}
          value={jobTitle}
          maxLength={120}
          onChange={(event) => setJobTitle(event.currentTarget.value)}
        />
        <Button type="submit" loading={isSaving} disabled={name.trim() === ''}>
          {words.add.submit}
        </Button>
      </Group>
      <SavingNote saving={saving} words={words} />
    </ScriptForm>
  )
}
