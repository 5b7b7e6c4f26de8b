'use client'

import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'
import type { EnteredKeys, KeyFault, KeyFaults, KeyField } from '#lib/payments/connection/stripe-keys.ts'
import styles from './settings.module.css'

export type SaveKeys = (
  keys: EnteredKeys & { readonly isOtherAccountMeant: boolean },
) => Promise<
  | { readonly ok: true; readonly displayName: string }
  | { readonly ok: false; readonly refusal: 'keys_wrong'; readonly faults: KeyFaults }
  | { readonly ok: false; readonly refusal: 'account_is_another'; readonly displayName: string }
  | { readonly ok: false; readonly refusal: string }
>

export type KeysFormWords = Readonly<
  Record<
    | 'publishableKey'
    | 'secretKey'
    | 'signingSecret'
    | 'signingSecretHint'
    | 'toggle'
    | 'saved'
    | 'save'
    | 'keysSaved'
    | 'otherTitle'
    | 'otherText'
    | 'otherConfirm'
    | 'cancel',
    string
  >
> & { readonly faults: Readonly<Record<KeyFault, string>> }

type Props = {
  readonly save: SaveKeys
  /** What of the saved keys may be shown. */
  readonly known: {
    readonly publishableKey: string
    readonly secretKeyHint: string
    readonly hasSigningSecret: boolean
  } | null
  readonly words: KeysFormWords
  readonly refusals: Readonly<Record<string, string>>
}

const EMPTY: EnteredKeys = { publishableKey: '', secretKey: '', signingSecret: '' }

/** The three keys. Secrets go to the server once and never come back: of a saved one its last characters are shown. */
export function KeysForm({ save, known, words, refusals }: Props) {
  const router = useRouter()
  const [keys, setKeys] = useState<EnteredKeys>({ ...EMPTY, publishableKey: known?.publishableKey ?? '' })
  const [faults, setFaults] = useState<KeyFaults>({})
  const [isSaving, setSaving] = useState(false)
  const [other, setOther] = useState<string | null>(null)

  const textOf = (field: KeyField) => {
    const fault = faults[field]
    return fault && words.faults[fault]
  }
  const field = (name: KeyField) => ({
    label: words[name],
    value: keys[name],
    error: textOf(name),
    onChange: (event: { currentTarget: { value: string } }) => setKeys({ ...keys, [name]: event.currentTarget.value }),
    autoComplete: 'off',
    spellCheck: false,
  })

  async function send(isOtherAccountMeant: boolean) {
    setSaving(true)
    const sent = save({ ...keys, isOtherAccountMeant })
    const outcome = await sent.catch(() => ({ ok: false, refusal: 'breakdown' }) as const)
    setSaving(false)
    setOther(null)
    if (outcome.ok) {
      setFaults({})
      setKeys({ ...keys, secretKey: '', signingSecret: '' })
      notifications.show({ message: words.keysSaved.replace('{account}', outcome.displayName) })
      return router.refresh()
    }
    if ('faults' in outcome) return setFaults(outcome.faults)
    if ('displayName' in outcome) return setOther(outcome.displayName)
    notifications.show({ color: 'red', message: refusals[outcome.refusal], role: 'alert' })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    void send(false)
  }

  const toggle = (name: KeyField) => ({ 'aria-label': `${words.toggle}: ${words[name]}` })
  const saved = (hint: string) => words.saved.replace('{hint}', hint)
  return (
    <ScriptForm onSubmit={submit} className={styles.keys} noValidate>
      <TextInput {...field('publishableKey')} placeholder="pk_test_…" required />
      <PasswordInput
        {...field('secretKey')}
        placeholder={known ? saved(known.secretKeyHint) : 'sk_test_…'}
        visibilityToggleButtonProps={toggle('secretKey')}
        required
      />
      <PasswordInput
        {...field('signingSecret')}
        placeholder={known?.hasSigningSecret ? saved('') : 'whsec_…'}
        description={words.signingSecretHint}
        visibilityToggleButtonProps={toggle('signingSecret')}
      />
      <Group>
        <Button type="submit" loading={isSaving}>
          {words.save}
        </Button>
      </Group>
      {other !== null && (
        <Dialog title={words.otherTitle} closeLabel={words.cancel} isBusy={isSaving} onClose={() => setOther(null)}>
          <Stack>
            <Text>{words.otherText.replace('{account}', other)}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOther(null)}>
                {words.cancel}
              </Button>
              <Button loading={isSaving} onClick={() => send(true)}>
                {words.otherConfirm}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </ScriptForm>
  )
}
