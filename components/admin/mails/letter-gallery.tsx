'use client'

import { Group, NativeSelect, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { LANGUAGE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { Messages } from '#lib/i18n/messages.ts'
import styles from './mails.module.css'

type Kind = keyof Messages['mails']['kinds']

type Props = {
  readonly clients: readonly Kind[]
  readonly staff: readonly Kind[]
  /** Where a letter is drawn. */
  readonly address: string
  readonly locale: Locale
  readonly words: Messages['mails']['preview'] & Pick<Messages['mails'], 'kinds'>
}

/** Shows each kind of letter as its reader gets it, in either language. */
export function LetterGallery({ clients, staff, address, words, ...props }: Props) {
  const [kind, setKind] = useState<Kind>('visit_booked')
  const [locale, setLocale] = useState<string>(props.locale)
  const all = [...clients, ...staff]
  const items = (kinds: readonly Kind[]) => kinds.map((value) => ({ value, label: words.kinds[value].name }))
  return (
    <>
      <Group align="end" gap="md">
        <NativeSelect
          label={words.kind}
          value={kind}
          data={[
            { group: words.clients, items: items(clients) },
            { group: words.staff, items: items(staff) },
          ]}
          onChange={(event) => setKind(all.find((each) => each === event.currentTarget.value) ?? kind)}
        />
        <SegmentedControl
          aria-label={words.language}
          value={locale}
          onChange={setLocale}
          data={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
      </Group>
      <Text size="sm" c="dimmed" my="sm">
        {words.kinds[kind].when}
      </Text>
      <iframe
        className={styles.preview}
        title={words.frame.replace('{kind}', words.kinds[kind].name)}
        src={`${address}?${new URLSearchParams({ kind, locale })}`}
        sandbox=""
        loading="lazy"
      />
    </>
  )
}
