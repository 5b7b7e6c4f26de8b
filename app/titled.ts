import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { type Messages, messagesOf } from '#lib/i18n/messages.ts'

/** What a page is called in the browser's tab, in the reader's language; the product's name goes behind it. */
export const titled = (title: (words: Messages) => string) => async (): Promise<Metadata> => ({
  title: title(messagesOf(await getLocale())),
})
