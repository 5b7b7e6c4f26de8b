'use client'

import { Button, ColorInput, FileButton, Group, Stack, Text } from '@mantine/core'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import styles from './booking-form.module.css'

type Outcome = Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>

type Props = {
  readonly accent: string | null
  readonly logo: { readonly href: string; readonly width: number; readonly height: number } | null
  readonly changeAccent: (input: { readonly accent: string | null }) => Outcome
  readonly changeLogo: (input: { readonly file: File | null }) => Outcome
  readonly words: Readonly<
    Record<'color' | 'colorText' | 'noColor' | 'logo' | 'logoText' | 'choose' | 'remove' | 'saving' | 'saved', string>
  >
  readonly refusals: Readonly<Record<string, string>>
}

const SWATCHES = ['#0b6e5f', '#a3234a', '#6b3fa0', '#1f5fbf', '#b3541e', '#3d5a3d', '#17201d', '#c58b2a']
const MOST_BYTES = 3_000_000

/** The salon's colour and logo; each saves itself. */
export function LookForm(props: Props) {
  return (
    <Stack gap="lg">
      <Colour {...props} />
      <Logo {...props} />
    </Stack>
  )
}

function Colour({ accent, changeAccent, words, refusals }: Props) {
  const { saving, save } = useSaving(refusals)
  const change = (wanted: string) => {
    const color = wanted.toLowerCase()
    const isNew = /^#[0-9a-f]{6}$/.test(color) && color !== accent
    return isNew ? save(() => changeAccent({ accent: color })) : undefined
  }
  return (
    <Stack gap="xs">
      <ColorInput
        label={words.color}
        description={words.colorText}
        format="hex"
        swatches={SWATCHES}
        defaultValue={accent ?? ''}
        placeholder="#0b6e5f"
        maw={320}
        onChangeEnd={change}
        onBlur={(event) => change(event.currentTarget.value)}
      />
      <Group gap="sm">
        {accent && (
          <Button size="compact-sm" variant="subtle" onClick={() => save(() => changeAccent({ accent: null }))}>
            {words.noColor}
          </Button>
        )}
        <SavingNote saving={saving} words={words} />
      </Group>
    </Stack>
  )
}

function Logo({ logo, changeLogo, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving({ ...refusals, input_malformed: refusals.logo_unreadable ?? '' })
  const change = (file: File | null) => {
    if (!file) return undefined
    // A larger file would not pass the door; nothing is sent for nothing.
    const isTooLarge = file.size > MOST_BYTES
    return save(isTooLarge ? async () => ({ ok: false, refusal: 'logo_unreadable' }) : () => changeLogo({ file }))
  }
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {words.logo}
      </Text>
      <Text size="xs" c="dimmed">
        {words.logoText}
      </Text>
      {logo && (
        // biome-ignore lint/performance/noImgElement: it has its final size and place already.
        <img className={styles.logo} src={logo.href} width={logo.width} height={logo.height} alt={words.logo} />
      )}
      <Group gap="sm">
        <FileButton onChange={change} accept="image/png,image/jpeg,image/webp,image/gif">
          {(button) => (
            <Button {...button} variant="default" loading={isSaving}>
              {words.choose}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button variant="subtle" color="gray" onClick={() => save(() => changeLogo({ file: null }))}>
            {words.remove}
          </Button>
        )}
        <SavingNote saving={saving} words={words} />
      </Group>
    </Stack>
  )
}
