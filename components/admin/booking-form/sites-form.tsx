'use client'

import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { TrashIcon } from '@primer/octicons-react'
import { type FormEvent, useState } from 'react'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'

type Outcome = Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>

type Props = {
  readonly sites: readonly { readonly id: string; readonly origin: string }[]
  readonly add: (input: { readonly address: string }) => Outcome
  readonly remove: (input: { readonly siteId: string }) => Outcome
  readonly words: Readonly<Record<'address' | 'add' | 'remove' | 'none' | 'saving' | 'saved', string>>
  readonly refusals: Readonly<Record<string, string>>
}

/** The sites on which the form may stand. */
export function SitesForm({ sites, add, remove, words, refusals }: Props) {
  const [address, setAddress] = useState('')
  const { saving, save, isSaving } = useSaving(refusals)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (await save(() => add({ address }))) setAddress('')
  }

  return (
    <Stack gap="sm">
      {sites.length === 0 && <Text c="dimmed">{words.none}</Text>}
      {sites.map(({ id, origin }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <Text component="code" truncate>
            {origin}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${words.remove}: ${origin}`}
            disabled={isSaving}
            onClick={() => save(() => remove({ siteId: id }))}
          >
            <TrashIcon />
          </ActionIcon>
        </Group>
      ))}
      <ScriptForm onSubmit={submit} noValidate>
        <Group align="end" wrap="wrap">
          <TextInput
            flex={1}
            miw={220}
            label={words.address}
            placeholder="https://salon.example"
            value={address}
            maxLength={2000}
            autoComplete="url"
            error={saving.at === 'refused' && saving.message}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <Button type="submit" loading={isSaving} disabled={address.trim() === ''}>
            {words.add}
          </Button>
        </Group>
      </ScriptForm>
      {saving.at !== 'refused' && <SavingNote saving={saving} words={words} />}
    </Stack>
  )
}
