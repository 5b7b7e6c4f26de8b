'use client'

import { Checkbox, Group, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { SelfSaving } from '#components/ui/self-saving.tsx'
import { LANGUAGE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import styles from './report-readers.module.css'

const FREQUENCIES = ['daily', 'weekly', 'monthly'] as const

type Frequency = (typeof FREQUENCIES)[number]

type Reader = {
  readonly membershipId: string
  readonly name: string
  readonly email: string
  readonly frequencies: readonly Frequency[]
  readonly locale: Locale
  readonly lastSent: string
}

type Change = (mails: {
  readonly membershipId: string
  readonly frequencies: readonly Frequency[]
  readonly locale: Locale
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>

type Props = {
  readonly readers: readonly Reader[]
  readonly change: Change
  readonly words: {
    readonly frequencies: Readonly<Record<Frequency, string>>
    readonly language: string
    readonly saving: string
    readonly saved: string
  }
  readonly refusals: Readonly<Record<string, string>>
}

/** Who is mailed the cash flow and how often: each choice saves itself, says so, and goes back when it could not. */
export function ReportReaders({ readers, ...props }: Props) {
  return (
    <ul className={styles.readers}>
      {readers.map((reader) => (
        <ReportReader key={reader.membershipId} reader={reader} {...props} />
      ))}
    </ul>
  )
}

type Saving = { readonly at: 'rest' | 'saving' | 'saved' } | { readonly at: 'refused'; readonly message: string }

type Mails = Pick<Reader, 'frequencies' | 'locale'>

function ReportReader({ reader, change, words, refusals }: Omit<Props, 'readers'> & { readonly reader: Reader }) {
  const { membershipId, name, email, lastSent } = reader
  const [mails, setMails] = useState<Mails>({ frequencies: reader.frequencies, locale: reader.locale })
  const [saving, setSaving] = useState<Saving>({ at: 'rest' })

  async function save(wanted: Mails) {
    const before = mails
    setMails(wanted)
    setSaving({ at: 'saving' })
    const outcome = await change({ membershipId, ...wanted }).catch(
      () => ({ ok: false, refusal: 'breakdown' }) as const,
    )
    if (outcome.ok) return setSaving({ at: 'saved' })
    setMails(before)
    setSaving({ at: 'refused', message: refusals[outcome.refusal] ?? '' })
  }

  function toggle(frequency: Frequency, isWanted: boolean) {
    const others = mails.frequencies.filter((one) => one !== frequency)
    void save({ ...mails, frequencies: isWanted ? [...others, frequency] : others })
  }

  return (
    <li className={styles.reader}>
      <div className={styles.person}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {email}
        </Text>
        <Text size="sm" c="dimmed">
          {lastSent}
        </Text>
      </div>
      <SelfSaving>
        <fieldset className={styles.choices} disabled={saving.at === 'saving'}>
          <legend className={styles.legend}>{name}</legend>
          <Group gap="md">
            {FREQUENCIES.map((frequency) => (
              <Checkbox
                key={frequency}
                label={words.frequencies[frequency]}
                checked={mails.frequencies.includes(frequency)}
                onChange={(event) => toggle(frequency, event.currentTarget.checked)}
              />
            ))}
          </Group>
          <NativeSelect
            label={words.language}
            value={mails.locale}
            data={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            onChange={(event) => {
              const locale = LOCALES.find((one) => one === event.currentTarget.value)
              if (locale) void save({ ...mails, locale })
            }}
          />
        </fieldset>
      </SelfSaving>
      <Text size="sm" c={saving.at === 'refused' ? 'red' : 'dimmed'} role="status" className={styles.status}>
        {saving.at === 'saving' && words.saving}
        {saving.at === 'saved' && words.saved}
        {saving.at === 'refused' && saving.message}
      </Text>
    </li>
  )
}
