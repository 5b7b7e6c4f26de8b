'use client'

import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'

type Props = {
  readonly title: string
  readonly label: string
  readonly name: string
  readonly isBusy: boolean
  readonly onSave: (name: string) => void
  readonly onClose: () => void
  readonly words: { readonly save: string; readonly keep: string }
}

/** Asks for a name. */
export function NameDialog({ title, label, name, isBusy, onSave, onClose, words }: Props) {
  const [text, setText] = useState(name)

  function submit(event: FormEvent) {
    event.preventDefault()
    onSave(text)
  }

  return (
    <Dialog title={title} closeLabel={words.keep} isBusy={isBusy} onClose={onClose}>
      <ScriptForm onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={label}
            value={text}
            maxLength={120}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" disabled={isBusy} onClick={onClose}>
              {words.keep}
            </Button>
            <Button type="submit" loading={isBusy} disabled={text.trim() === ''}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </ScriptForm>
    </Dialog>
  )
}
