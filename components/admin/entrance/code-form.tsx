'use client'

import { Anchor, Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ScriptForm } from '#components/ui/script-form.tsx'
import { Entrance } from './entrance.tsx'
import { type AuthFaults, useAuthForm } from './use-auth-form.ts'

export type CodeWords = Readonly<
  Record<
    'codeTitle' | 'codeText' | 'code' | 'recovery' | 'recoveryText' | 'useRecovery' | 'useCode' | 'trust' | 'submit',
    string
  >
>

type Props = { readonly words: CodeWords; readonly faults: AuthFaults; readonly onDone: () => void }

/** The second factor: a code of the app, or one of the recovery codes. */
export function CodeForm({ words, faults, onDone }: Props) {
  const { send, isSending, refusal } = useAuthForm(faults)
  const [isRecovery, setRecovery] = useState(false)

  async function verify(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const code = String(form.get('code')).trim()
    const trustDevice = form.get('trust') === 'on'
    const answer = await send(`two-factor/verify-${isRecovery ? 'backup-code' : 'totp'}`, { code, trustDevice })
    if (answer.ok) onDone()
  }

  return (
    <Entrance title={words.codeTitle} text={isRecovery ? words.recoveryText : words.codeText} refusal={refusal}>
      <ScriptForm onSubmit={verify}>
        <Stack>
          <TextInput
            key={String(isRecovery)}
            name="code"
            label={isRecovery ? words.recovery : words.code}
            inputMode={isRecovery ? 'text' : 'numeric'}
            autoComplete="one-time-code"
            data-autofocus
            required
            maxLength={20}
          />
          <Checkbox name="trust" label={words.trust} />
          <Button type="submit" loading={isSending}>
            {words.submit}
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={() => setRecovery(!isRecovery)}>
            {isRecovery ? words.useCode : words.useRecovery}
          </Anchor>
        </Stack>
      </ScriptForm>
    </Entrance>
  )
}
