'use client'

import { useParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { loadMessages } from '#lib/i18n/load-messages.ts'
import { DEFAULT_LOCALE, isLocale } from '#lib/i18n/locales.ts'
import type { Messages } from '#lib/i18n/messages.ts'
import { Notice } from './notice.tsx'

/** What stands instead of a page that broke: what happened, in words, and a way to try again. */
export function BrokenPage({ reset }: { readonly error: Error; readonly reset: () => void }) {
  const { locale } = useParams<{ locale: string }>()
  const [words, setWords] = useState<Messages['ui'] | null>(null)
  useEffect(() => {
    void loadMessages(isLocale(locale) ? locale : DEFAULT_LOCALE).then(({ ui }) => setWords(ui))
  }, [locale])
  if (!words) return null
  return (
    <Notice title={words.errorTitle} text={words.errorText}>
      <button type="button" onClick={reset}>
        {words.tryAgain}
      </button>
    </Notice>
  )
}
