import { createTranslator } from 'next-intl'
import type { ShownService } from '#components/admin/services/service-rows.tsx'
import { formatDuration } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { leastChargeMinorOf } from '#lib/money/currencies.ts'
import { formatMoney, formatMoneyRange } from '#lib/money/format-money.ts'
import { type Money, money } from '#lib/money/money.ts'
import { prepaymentOf } from '#lib/payments/terms.ts'
import type { ListedService } from '#lib/views/catalog/services-page.ts'

const wordsIn = (locale: Locale) => createTranslator({ locale, messages: messagesOf(locale), namespace: 'services' })

/** What is asked for online of a client who books it: `54,00 zł, щоб записатися`. */
function onlineTermsOf({ status, price, prepayment }: ListedService, locale: Locale): string {
  const t = wordsIn(locale)
  if (status === 'not_available') return t('atSalon')
  const amount = formatMoney(prepaymentOf(price, prepayment), locale)
  return status === 'required' ? t('mustPay', { amount }) : t('mayPay', { amount })
}

/** Says that less would be asked for than Stripe takes. */
function tooLittleWords(due: Money, locale: Locale): string {
  const least = money(leastChargeMinorOf(due.currency), due.currency)
  const sums = { amount: formatMoney(due, locale), minimum: formatMoney(least, locale) }
  return wordsIn(locale)('tooLittle', sums)
}

/** A service in the reader's language. */
export function shownServiceOf(
  service: ListedService,
  { locale, base }: { locale: Locale; base: string },
): ShownService {
  const { id, name, description, durationMinutes, bufferMinutes, price, priceTo, staff, tooLittle, upcoming } = service
  const t = wordsIn(locale)
  const duration = formatDuration(durationMinutes, locale)
  return {
    ...{ id, name, description, href: `${base}/${id}` },
    time: bufferMinutes > 0 ? t('withBuffer', { duration, buffer: formatDuration(bufferMinutes, locale) }) : duration,
    price: formatMoneyRange(price, priceTo ?? price, locale),
    staff: staff.length > 0 ? staff.map((person) => person.name).join(', ') : null,
    online: onlineTermsOf(service, locale),
    onlineWarning: tooLittle && tooLittleWords(tooLittle, locale),
    upcoming: t('upcoming', { count: upcoming }),
  }
}
