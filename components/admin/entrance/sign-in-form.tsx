'use client'

import { Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import * as z from 'zod/mini'
import { Link } from '#components/ui/links/link.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'
import { CodeForm, type CodeWords } from './code-form.tsx'
import { Entrance } from './entrance.tsx'
import { type AuthFaults, useAuthForm } from './use-auth-form.ts'

type Props = {
  readonly doneHref: string
  readonly forgotHref: string
  readonly signUpHref: string
  /** Known when somebody has to show that it is still them. */
  readonly email?: string | undefined
  readonly words: Readonly<Record<'title' | 'email' | 'password' | 'submit' | 'forgot' | 'signUp', string>> & CodeWords
  readonly faults: AuthFaults
}

const Waiting = z.object({ twoFactorRedirect: z.literal(true) })

/** Email and password, then a code where one is wanted. The password goes to the server once and is kept nowhere. */
export function SignInForm({ doneHref, forgotHref, signUpHref, email, words, faults }: Props) {
  const router = useRouter()
  const { send, isSending, refusal } = useAuthForm(faults)
  const [wantsCode, setWantsCode] = useState(false)

  const enter = () => {
    router.replace(doneHref)
    router.refresh()
  }

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const answer = await send('sign-in/email', { email: form.get('email'), password: form.get('password') })
    if (!answer.ok) return
    if (Waiting.safeParse(answer.data).success) setWantsCode(true)
    else enter()
  }

  if (wantsCode) return <CodeForm words={words} faults={faults} onDone={enter} />
  return (
    <Entrance title={words.title} refusal={refusal}>
      <ScriptForm onSubmit={signIn}>
        <Stack>
          <TextInput
            name="email"
            type="email"
            autoComplete="username"
            label={words.email}
            defaultValue={email}
            required
            maxLength={254}
          />
          <PasswordInput
            name="password"
            autoComplete="current-password"
            label={words.password}
            required
            maxLength={128}
          />
          <Button type="submit" loading={isSending} mt="xs">
            {words.submit}
          </Button>
          <Group justify="space-between">
            <Anchor component={Link} href={forgotHref} size="sm">
              {words.forgot}
            </Anchor>
            <Anchor component={Link} href={signUpHref} size="sm">
              {words.signUp}
            </Anchor>
          </Group>
        </Stack>
      </ScriptForm>
    </Entrance>
  )
}
