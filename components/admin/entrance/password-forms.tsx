'use client'

import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Link } from '#components/ui/links/link.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'
import { Entrance } from './entrance.tsx'
import { type AuthFaults, useAuthForm } from './use-auth-form.ts'

type ForgotProps = {
  readonly signInHref: string
  readonly words: Readonly<Record<'title' | 'text' | 'email' | 'submit' | 'sent' | 'signIn', string>>
  readonly faults: AuthFaults
}

/** Asks for a link to a new password. The answer is the same whether or not there is such a person. */
export function ForgotForm({ signInHref, words, faults }: ForgotProps) {
  const { send, isSending, refusal } = useAuthForm(faults)
  const [isSent, setSent] = useState(false)

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = new FormData(event.currentTarget).get('email')
    if ((await send('request-password-reset', { email })).ok) setSent(true)
  }

  return (
    <Entrance title={words.title} text={isSent ? undefined : words.text} refusal={refusal}>
      {isSent ? (
        <Text role="status">{words.sent}</Text>
      ) : (
        <ScriptForm onSubmit={ask}>
          <Stack>
            <TextInput name="email" type="email" autoComplete="username" label={words.email} required maxLength={254} />
            <Button type="submit" loading={isSending}>
              {words.submit}
            </Button>
          </Stack>
        </ScriptForm>
      )}
      <Anchor component={Link} href={signInHref} size="sm">
        {words.signIn}
      </Anchor>
    </Entrance>
  )
}

type ResetProps = {
  readonly token: string
  readonly signInHref: string
  readonly words: Readonly<Record<'title' | 'text' | 'password' | 'submit', string>>
  readonly faults: AuthFaults
}

/** Sets a new password by a mailed link. Everyone who was signed in with the old one is signed out. */
export function ResetForm({ token, signInHref, words, faults }: ResetProps) {
  const router = useRouter()
  const { send, isSending, refusal } = useAuthForm(faults)

  async function reset(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const newPassword = new FormData(event.currentTarget).get('password')
    if ((await send('reset-password', { token, newPassword })).ok) router.replace(signInHref)
  }

  return (
    <Entrance title={words.title} text={words.text} refusal={refusal}>
      <ScriptForm onSubmit={reset}>
        <Stack>
          <PasswordInput
            name="password"
            autoComplete="new-password"
            label={words.password}
            required
            minLength={12}
            maxLength={128}
          />
          <Button type="submit" loading={isSending}>
            {words.submit}
          </Button>
        </Stack>
      </ScriptForm>
    </Entrance>
  )
}
