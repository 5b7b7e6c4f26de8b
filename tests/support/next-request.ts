import { createTranslator } from 'next-intl'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'

// Files of tests share what they import, and so the first one's stand-ins for Next: they are the same for all.

let current = new Headers()

/** From now on, this is what the request at hand came with. */
export function comesWith(headers: Headers): void {
  current = headers
}

const NO_COOKIES = { get: () => undefined, set: () => undefined }

/** In place of `next/headers`. */
export const nextHeaders = { headers: async () => current, cookies: async () => NO_COOKIES }

type Wish = string | { readonly locale: Locale }

/** In place of `next-intl/server`: English where no language is asked for. */
export const nextIntl = {
  getLocale: async () => 'en',
  getTranslations: async (wish: Wish = { locale: 'en' }) => {
    const locale = typeof wish === 'string' ? 'en' : wish.locale
    const of = typeof wish === 'string' ? { namespace: wish as never } : {}
    return createTranslator({ locale, messages: messagesOf(locale), ...of })
  },
}
