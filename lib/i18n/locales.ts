/** The interface's languages; the first one is the default. */
export const LOCALES = ['uk', 'en'] as const

export type Locale = (typeof LOCALES)[number]

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { uk: 'Українська', en: 'English' }

export const DEFAULT_LOCALE: Locale = LOCALES[0]

export function isLocale(text: string): text is Locale {
  return LOCALES.some((locale) => locale === text)
}
