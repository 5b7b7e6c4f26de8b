'use client'

import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { Link } from '#components/ui/links/link.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'
import { Entrance } from './entrance.tsx'
import { type AuthFaults, useAuthForm } from './use-auth-form.ts'

type Props = {
  readonly doneHref: string
  readonly signInHref: string
  /** The address that was invited; it cannot be another one. */
  readonly email?: string | undefined
  readonly words: Readonly<
    Record<'title' | 'text' | 'name' | 'email' | 'password' | 'passwordText' | 'submit' | 'signIn', string>
  >
  readonly faults: AuthFaults
}

/** A name, an address and a password: somebody new. */
export function SignUpForm({ doneHref, signInHref, email, words, faults }: Props) {
  const router = useRouter()
  const { send, isSending, refusal } = useAuthForm(faults)

  async function signUp(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const answer = await send('sign-up/email', {
      name: form.get('name'),
      email: email ?? form.get('email'),
      password: form.get('password'),
    })
    if (!answer.ok) return
    router.replace(doneHref)
    router.refresh()
  }

  return (
    <Entrance title={words.title} text={words.text} refusal={refusal}>
      <ScriptForm onSubmit={signUp}>
        <Stack>
          <TextInput name="name" autoComplete="name" label={words.name} required maxLength={120} />
          <TextInput
            name="email"
            type="email"
            autoComplete="username"
            label={words.email}
            required
            maxLength={254}
            {...(email && { value: email, readOnly: true })}
          />
          <PasswordInput
            name="password"
            autoComplete="new-password"
            label={words.password}
            description={words.passwordText}
            required
            minLength={12}
            maxLength={128}
          />
          <Button type="submit" loading={isSending} mt="xs">
            {words.submit}
          </Button>
          <Anchor component={Link} href={signInHref} size="sm">
            {words.signIn}
          </Anchor>
        </Stack>
      </ScriptForm>
    </Entrance>
  )
}
