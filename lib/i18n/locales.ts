/** The interface's languages; the first one is the default. */
export const LOCALES = ['uk', 'en'] as const

export type Locale = (typeof LOCALES)[number]

export const DEFAULT_LOCALE: Locale = LOCALES[0]

export function isLocale(text: string): text is Locale {
  return LOCALES.some((locale) => locale === text)
}
