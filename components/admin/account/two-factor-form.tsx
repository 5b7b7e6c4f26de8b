'use client'

import {
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { renderSVG } from 'uqr'
import * as z from 'zod/mini'
import { type AuthFaults, useAuthForm } from '#components/admin/entrance/use-auth-form.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'

type Props = {
  readonly isOn: boolean
  readonly words: Readonly<
    Record<
      | 'isOn'
      | 'isOff'
      | 'password'
      | 'begin'
      | 'end'
      | 'scan'
      | 'qr'
      | 'byHand'
      | 'recovery'
      | 'copy'
      | 'copied'
      | 'code'
      | 'confirm',
      string
    >
  >
  readonly faults: AuthFaults
}

const Begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })
type Begun = z.infer<typeof Begun>

/** Signing in with a code as well: off, being set up, or on. */
export function TwoFactorForm(props: Props) {
  const { isOn, words, faults } = props
  const router = useRouter()
  const { send, isSending, refusal } = useAuthForm(faults)
  const [begun, setBegun] = useState<Begun | null>(null)

  async function turn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = new FormData(event.currentTarget).get('password')
    const answer = await send(`two-factor/${isOn ? 'disable' : 'enable'}`, { password })
    if (!answer.ok) return
    const made = Begun.safeParse(answer.data)
    if (made.success) setBegun(made.data)
    else router.refresh()
  }

  async function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code')).trim()
    if (!(await send('two-factor/verify-totp', { code })).ok) return
    setBegun(null)
    router.refresh()
  }

  const alert = refusal && (
    <Alert color="red" role="alert">
      {refusal}
    </Alert>
  )
  if (begun) return <Confirm {...props} begun={begun} alert={alert} isSending={isSending} onConfirm={confirm} />
  return (
    <ScriptForm onSubmit={turn}>
      <Stack gap="sm" maw={420}>
        <Text role="status">{isOn ? words.isOn : words.isOff}</Text>
        {alert}
        <PasswordInput
          name="password"
          autoComplete="current-password"
          label={words.password}
          required
          maxLength={128}
        />
        <Group>
          <Button type="submit" loading={isSending} {...(isOn && { color: 'red', variant: 'light' })}>
            {isOn ? words.end : words.begin}
          </Button>
        </Group>
      </Stack>
    </ScriptForm>
  )
}

type ConfirmProps = Props & {
  readonly begun: Begun
  readonly alert: React.ReactNode
  readonly isSending: boolean
  readonly onConfirm: (event: FormEvent<HTMLFormElement>) => void
}

function Confirm({ begun, alert, isSending, onConfirm, words }: ConfirmProps) {
  const { totpURI, backupCodes } = begun
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(totpURI, { border: 2 }))}`
  return (
    <ScriptForm onSubmit={onConfirm}>
      <Stack gap="md">
        <Text>{words.scan}</Text>
        {/* biome-ignore lint/performance/noImgElement: it is drawn here. */}
        <img src={picture} width={200} height={200} alt={words.qr} />
        <Text size="sm" c="dimmed">
          {words.byHand} <Code>{new URL(totpURI).searchParams.get('secret')}</Code>
        </Text>
        <Text>{words.recovery}</Text>
        <SimpleGrid cols={2} spacing={4} maw={360}>
          {backupCodes.map((code) => (
            <Code key={code}>{code}</Code>
          ))}
        </SimpleGrid>
        <CopyButton value={backupCodes.join('\n')} timeout={2500}>
          {({ copied, copy }) => (
            <Group>
              <Button variant="default" size="xs" onClick={copy}>
                <span aria-live="polite">{copied ? words.copied : words.copy}</span>
              </Button>
            </Group>
          )}
        </CopyButton>
        {alert}
        <Group align="end">
          <TextInput
            name="code"
            label={words.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={6}
          />
          <Button type="submit" loading={isSending}>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </ScriptForm>
  )
}
