'use client'

import { Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { SelfSaving } from '#components/ui/self-saving.tsx'
import styles from './settings.module.css'

type Name = 'form' | 'link'

export type FlipSwitch = (change: {
  readonly name: Name
  readonly isOn: boolean
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string; readonly missing?: string }>

type Props = {
  readonly flip: FlipSwitch
  readonly isOn: Readonly<Record<Name, boolean>>
  readonly words: Readonly<Record<Name | `${Name}Text` | 'saving' | 'saved', string>>
  readonly missing: Readonly<Record<string, string>>
  readonly refusals: Readonly<Record<string, string>>
}

/** Two switches that save themselves, say so, and go back visibly when they could not. */
export function PaymentSwitches({ words, ...props }: Props) {
  return (
    <SelfSaving>
      <PaymentSwitch name="form" words={words} {...props} />
      <PaymentSwitch name="link" words={words} {...props} />
    </SelfSaving>
  )
}

type Saving =
  | { readonly at: 'rest' }
  | { readonly at: 'saving' }
  | { readonly at: 'saved' }
  | { readonly at: 'refused'; readonly message: string }

function PaymentSwitch({ name, flip, isOn, words, missing, refusals }: Props & { readonly name: Name }) {
  const [checked, setChecked] = useState(isOn[name])
  const [saving, setSaving] = useState<Saving>({ at: 'rest' })

  async function change(wanted: boolean) {
    setChecked(wanted)
    setSaving({ at: 'saving' })
    const outcome = await flip({ name, isOn: wanted }).catch(() => ({ ok: false, refusal: 'breakdown' }) as const)
    if (outcome.ok) return setSaving({ at: 'saved' })
    setChecked(!wanted)
    const reason = 'missing' in outcome && outcome.missing ? missing[outcome.missing] : undefined
    setSaving({ at: 'refused', message: reason ?? refusals[outcome.refusal] ?? '' })
  }

  return (
    <div className={styles.switch}>
      <Switch
        checked={checked}
        onChange={(event) => void change(event.currentTarget.checked)}
        disabled={saving.at === 'saving'}
        label={words[name]}
        description={words[`${name}Text`]}
        error={saving.at === 'refused' ? saving.message : undefined}
      />
      <Text size="sm" c="dimmed" role="status">
        {saving.at === 'saving' && words.saving}
        {saving.at === 'saved' && words.saved}
      </Text>
    </div>
  )
}
