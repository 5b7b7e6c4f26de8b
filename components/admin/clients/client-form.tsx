'use client'

import { Anchor, Button, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { Link } from '#components/ui/links/link.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'

type Typed = Readonly<Record<'name' | 'phone' | 'email' | 'note', string>>

/** How saving went: which fields are wrong, or who has the number already. */
type Saved = Promise<
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: string; readonly fields?: readonly string[]; readonly otherId?: string }
>

export type ClientFormWords = Readonly<
  Record<
    | 'name'
    | 'nameWrong'
    | 'phone'
    | 'phoneWrong'
    | 'email'
    | 'emailText'
    | 'emailWrong'
    | 'note'
    | 'noteText'
    | 'merge'
    | 'save'
    | 'saving'
    | 'saved',
    string
  >
>

type Props = {
  readonly clientId: string
  readonly typed: Typed
  readonly mergeHref: string
  readonly save: (input: Typed & { readonly clientId: string }) => Saved
  readonly words: ClientFormWords
  readonly refusals: Readonly<Record<string, string>>
}

type Fault = { readonly fields: readonly string[]; readonly otherId: string | null }

const NO_FAULT: Fault = { fields: [], otherId: null }

/** A client's card. A number that somebody else has leads to merging the two. */
export function ClientForm({ clientId, typed: beginning, mergeHref, save: send, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving({ ...refusals, contact_wrong: '' })
  const [typed, setTyped] = useState(beginning)
  const [fault, setFault] = useState(NO_FAULT)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setFault(NO_FAULT)
    await save(async () => {
      const outcome = await send({ clientId, ...typed })
      if (!outcome.ok) setFault({ fields: outcome.fields ?? [], otherId: outcome.otherId ?? null })
      return outcome
    })
  }

  const field = (name: keyof Typed) => ({
    label: words[name],
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  })
  const isWrong = (name: string) => fault.fields.includes(name)

  return (
    <ScriptForm onSubmit={submit} noValidate>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput {...field('name')} maxLength={120} error={isWrong('name') && words.nameWrong} />
          <TextInput {...field('phone')} type="tel" maxLength={40} error={isWrong('phone') && words.phoneWrong} />
          <TextInput
            {...field('email')}
            type="email"
            maxLength={254}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            description={words.emailText}
            error={isWrong('email') && words.emailWrong}
          />
        </SimpleGrid>
        <Textarea {...field('note')} description={words.noteText} maxLength={2000} rows={3} />
        <Group>
          <Button type="submit" loading={isSaving}>
            {words.save}
          </Button>
          <SavingNote saving={saving} words={words} />
          {fault.otherId && (
            <Anchor component={Link} href={`${mergeHref}?with=${fault.otherId}`}>
              {words.merge}
            </Anchor>
          )}
        </Group>
      </Stack>
    </ScriptForm>
  )
}
