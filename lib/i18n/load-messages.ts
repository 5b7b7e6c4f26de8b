import type { Locale } from './locales.ts'
import type { Messages } from './messages.ts'

const LOADERS: Readonly<Record<Locale, () => Promise<{ readonly default: Messages }>>> = {
  uk: () => import('#messages/uk.json'),
  en: () => import('#messages/en.json'),
}

/** Fetches a language's words in a browser, for the rare page that cannot be given them beforehand. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await LOADERS[locale]()).default
}
