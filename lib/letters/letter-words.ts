import { createTranslator } from 'next-intl'
import { formatDay, formatMoment, formatTime } from '#lib/i18n/format.ts'
import { localeOf, messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney, formatMoneyRange } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'

/** The words of letters in a reader's language, with days and times as they are in the salon's zone. */
export function letterWords({ locale: wanted, timeZone }: { readonly locale: string; readonly timeZone: string }) {
  const locale = localeOf(wanted)
  const at = { locale, timeZone }
  return {
    locale,
    t: createTranslator({ locale, messages: messagesOf(locale), namespace: 'letters' }),
    day: (instant: Date) => formatDay(instant, at),
    time: (instant: Date) => formatTime(instant, at),
    moment: (instant: Date) => formatMoment(instant, at),
    sum: (amount: Money) => formatMoney(amount, locale),
    range: (from: Money, to: Money) => formatMoneyRange(from, to, locale),
  }
}

export type LetterWords = ReturnType<typeof letterWords>
