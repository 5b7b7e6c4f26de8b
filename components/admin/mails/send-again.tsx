'use client'

import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'

export type SendAgainAction = (input: { readonly letterId: string; readonly email?: string }) => Outcome

type Props = {
  readonly letter: {
    readonly id: string
    /** Which letter it is, and who gets it. */
    readonly text: string
    /** Null: it is not a client's, and cannot be corrected here. */
    readonly email: string | null
  }
  readonly send: SendAgainAction
  readonly words: Readonly<Record<'open' | 'title' | 'email' | 'emailHint' | 'confirm' | 'keep', string>>
  readonly refusals: Readonly<Record<string, string>>
}

/** Asks once, lets a client's address be corrected, and sends. */
export function SendAgain({ letter, send, words, refusals }: Props) {
  const [isAsking, setAsking] = useState(false)
  const { act, isActing } = useAct(refusals)
  const { id: letterId, text, email } = letter

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('email')
    const corrected = typeof typed === 'string' && typed.trim() !== email ? { email: typed.trim() } : {}
    if (await act(() => send({ letterId, ...corrected }))) setAsking(false)
  }

  return (
    <>
      <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>
        {words.open}
      </Button>
      {isAsking && (
        <Dialog title={words.title} closeLabel={words.keep} isBusy={isActing} onClose={() => setAsking(false)}>
          <ScriptForm onSubmit={submit}>
            <Stack>
              <Text>{text}</Text>
              {email !== null && (
                <TextInput
                  type="email"
                  name="email"
                  required
                  maxLength={254}
                  label={words.email}
                  description={words.emailHint}
                  defaultValue={email}
                  data-autofocus
                />
              )}
              <Group justify="flex-end">
                <Button variant="default" disabled={isActing} onClick={() => setAsking(false)}>
                  {words.keep}
                </Button>
                <Button type="submit" loading={isActing}>
                  {words.confirm}
                </Button>
              </Group>
            </Stack>
          </ScriptForm>
        </Dialog>
      )}
    </>
  )
}
