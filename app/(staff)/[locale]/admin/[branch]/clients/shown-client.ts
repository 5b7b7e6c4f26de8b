import { createTranslator } from 'next-intl'
import type { ShownClient } from '#components/admin/clients/client-table.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import type { ListedClient } from '#lib/views/clients/client-list.ts'
import type { ClientStats } from '#lib/views/clients/client-stats.ts'

export type Reader = { readonly locale: Locale; readonly timeZone: string }

/** `25 листопада 2026 р.` where the salon is. */
export const dateOf = (moment: Date, { locale, timeZone }: Reader): string =>
  dateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(moment)

/** What somebody has paid, in the reader's language. */
export function shownSumsOf({ sums }: ClientStats, locale: Locale): ShownClient['sums'] {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'clients' })
  return sums.map(({ paid, returned, isTest }) => ({
    paid: formatMoney(paid, locale),
    returned: returned.amountMinor > 0 ? t('returned', { sum: formatMoney(returned, locale) }) : null,
    isTest,
  }))
}

/** A number of somebody who is erased is none. */
const shownPhoneOf = ({ phone, isErased }: { readonly phone: string; readonly isErased: boolean }): string =>
  isErased ? '' : phone

export function shownClientOf(client: ListedClient, reader: Reader, base: string): ShownClient {
  const { id, name, email, isErased, visits, noShows, lastVisitAt, nextVisitAt } = client
  const { locale } = reader
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'clients' })
  return {
    ...{ id, name, email, isErased, href: `${base}/${id}`, phone: shownPhoneOf(client) },
    visits: String(visits),
    noShows: String(noShows),
    last: lastVisitAt ? dateOf(lastVisitAt, reader) : t('never'),
    upcoming: nextVisitAt && t('upcoming', { when: dateOf(nextVisitAt, reader) }),
    sums: shownSumsOf(client, locale),
  }
}
