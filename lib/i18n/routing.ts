import { defineRouting } from 'next-intl/routing'
import { DEFAULT_LOCALE, LOCALES } from './locales.ts'

/** Every address begins with its language. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: DEFAULT_LOCALE,
  localePrefix: 'always',
  alternateLinks: false,
  // Who chose a language finds it again, for a year.
  localeCookie: { maxAge: 365 * 24 * 3600, sameSite: 'lax' },
})
