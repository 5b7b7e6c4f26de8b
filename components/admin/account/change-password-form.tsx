'use client'

import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { type AuthFaults, useAuthForm } from '#components/admin/entrance/use-auth-form.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'

type Props = {
  readonly words: Readonly<Record<'current' | 'next' | 'nextText' | 'submit' | 'done', string>>
  readonly faults: AuthFaults
}

/** Another password. Whoever was signed in with the old one elsewhere is signed out. */
export function ChangePasswordForm({ words, faults }: Props) {
  const router = useRouter()
  const { send, isSending, refusal } = useAuthForm(faults)
  const [isDone, setDone] = useState(false)

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    setDone(false)
    const answer = await send('change-password', {
      currentPassword: typed.get('current'),
      newPassword: typed.get('next'),
      revokeOtherSessions: true,
    })
    if (!answer.ok) return
    form.reset()
    setDone(true)
    router.refresh()
  }

  return (
    <ScriptForm onSubmit={change}>
      <Stack gap="sm" maw={420}>
        {refusal && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        <PasswordInput name="current" autoComplete="current-password" label={words.current} required maxLength={128} />
        <PasswordInput
          name="next"
          autoComplete="new-password"
          label={words.next}
          description={words.nextText}
          required
          minLength={12}
          maxLength={128}
        />
        <Group>
          <Button type="submit" loading={isSending}>
            {words.submit}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {isDone && words.done}
          </Text>
        </Group>
      </Stack>
    </ScriptForm>
  )
}
