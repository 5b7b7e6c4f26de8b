import en from '#messages/en.json' with { type: 'json' }
import uk from '#messages/uk.json' with { type: 'json' }
import { DEFAULT_LOCALE, isLocale, type Locale } from './locales.ts'

export type Messages = typeof uk

const MESSAGES: Readonly<Record<Locale, Messages>> = { uk, en }

export const messagesOf = (locale: Locale): Messages => MESSAGES[locale]

/** A language that was stored or sent, if we still speak it; else the default one. */
export const localeOf = (text: string): Locale => (isLocale(text) ? text : DEFAULT_LOCALE)
