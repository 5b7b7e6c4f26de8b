'use client'

import { Button, CopyButton, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { CheckIcon, CopyIcon } from '@primer/octicons-react'
import { useState } from 'react'
import { accentInkOf } from '#lib/branches/accent-ink.ts'
import { WIDGET_MODES, type WidgetMode, widgetSnippet } from '#lib/branches/widget-snippet.ts'
import { LANGUAGE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import styles from './booking-form.module.css'

type Props = {
  readonly origin: string
  readonly slug: string
  readonly accent: string | null
  readonly locale: Locale
  readonly words: Readonly<
    Record<
      'mode' | 'language' | 'label' | 'labelText' | 'copy' | 'copied' | 'preview' | WidgetMode | `${WidgetMode}Text`,
      string
    >
  >
}

const isMode = (text: string): text is WidgetMode => WIDGET_MODES.some((mode) => mode === text)
const isLocale = (text: string): text is Locale => LOCALES.some((locale) => locale === text)

/** How the form stands on the salon's site: chosen, tried out, and taken along as one line. */
export function SnippetPanel({ origin, slug, accent, locale, words }: Props) {
  const [mode, setMode] = useState<WidgetMode>('inline')
  const [language, setLanguage] = useState<Locale>(locale)
  const [label, setLabel] = useState('')
  const look = accent ? { color: accent, ink: accentInkOf(accent) } : null
  const snippet = widgetSnippet({ origin, slug, mode, locale: language, label: label.trim() || null, look })
  const query = new URLSearchParams({ mode, locale: language, label: label.trim(), ...look })
  return (
    <Stack gap="md">
      <Group gap="lg" align="end">
        <Stack gap={4}>
          <Text size="sm" fw={500} id="widget-mode">
            {words.mode}
          </Text>
          <SegmentedControl
            aria-labelledby="widget-mode"
            value={mode}
            onChange={(value) => isMode(value) && setMode(value)}
            data={WIDGET_MODES.map((value) => ({ value, label: words[value] }))}
          />
        </Stack>
        <Stack gap={4}>
          <Text size="sm" fw={500} id="widget-language">
            {words.language}
          </Text>
          <SegmentedControl
            aria-labelledby="widget-language"
            value={language}
            onChange={(value) => isLocale(value) && setLanguage(value)}
            data={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </Stack>
      </Group>
      <Text size="sm" c="dimmed">
        {words[`${mode}Text`]}
      </Text>
      <TextInput
        label={words.label}
        description={words.labelText}
        value={label}
        maxLength={60}
        maw={420}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <code className={styles.snippet}>{snippet}</code>
      <Group>
        <CopyButton value={snippet} timeout={2500}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <CheckIcon /> : <CopyIcon />} onClick={copy}>
              <span aria-live="polite">{copied ? words.copied : words.copy}</span>
            </Button>
          )}
        </CopyButton>
      </Group>
      <iframe
        className={styles.preview}
        title={words.preview}
        src={`/api/branches/${slug}/widget-preview?${query}`}
        key={query.toString()}
      />
    </Stack>
  )
}
