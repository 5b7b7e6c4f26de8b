'use client'

import { Alert, Button, Center, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'

type Props = {
  readonly doneHref: string
  readonly words: Readonly<Record<'title' | 'email' | 'password' | 'submit' | 'wrong' | 'tooMany' | 'failed', string>>
}

type Progress =
  | { readonly at: 'entering' }
  | { readonly at: 'sending' }
  | { readonly at: 'refused'; readonly message: string }

/** Email and password. The password goes to the server once and is kept nowhere in the page. */
export function SignInForm({ doneHref, words }: Props) {
  const router = useRouter()
  const [progress, setProgress] = useState<Progress>({ at: 'entering' })

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setProgress({ at: 'sending' })
    const response = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: form.get('email'), password: form.get('password') }),
    }).catch(() => null)
    if (response?.ok) {
      router.replace(doneHref)
      router.refresh()
      return
    }
    setProgress({ at: 'refused', message: messageOf(response?.status, words) })
  }

  return (
    <Center mih="100dvh" p="md" bg="var(--ground)">
      <Paper component="main" withBorder shadow="xs" radius="lg" p="xl" w="100%" maw={400}>
        <form onSubmit={signIn}>
          <Stack>
            <Title order={1} size="h3">
              {words.title}
            </Title>
            {progress.at === 'refused' && (
              <Alert color="red" role="alert">
                {progress.message}
              </Alert>
            )}
            <TextInput name="email" type="email" autoComplete="username" label={words.email} required maxLength={254} />
            <PasswordInput
              name="password"
              autoComplete="current-password"
              label={words.password}
              required
              maxLength={128}
            />
            <Button type="submit" loading={progress.at === 'sending'} mt="xs">
              {words.submit}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}

function messageOf(status: number | undefined, words: Props['words']): string {
  if (status === 401) return words.wrong
  return status === 429 ? words.tooMany : words.failed
}
