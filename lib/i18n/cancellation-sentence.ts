import type { createTranslator } from 'next-intl'
import { formatMoney } from '#lib/money/format-money.ts'
import { cancellationTermsOf } from '#lib/payments/cancellation-rule.ts'
import type { ShownRule } from '#lib/payments/clients/agreement.ts'
import { formatDay, formatTime } from './format.ts'
import type { Locale } from './locales.ts'
import type { Messages } from './messages.ts'

export type CancellationWords = ReturnType<typeof createTranslator<Messages, 'booking.cancellation'>>

/** The cancellation rule as a client reads it for a visit, with its own dates and sums. */
export function cancellationSentence(
  words: { readonly t: CancellationWords; readonly locale: Locale },
  { rule, startsAt, timeZone, paid, now }: ShownRule,
): string {
  const { t, locale } = words
  const { freeUntil, lateFee } = cancellationTermsOf(rule, { startsAt, paid })
  const at = { locale, timeZone }
  const until = { time: formatTime(freeUntil, at), day: formatDay(freeUntil, at) }
  const isFree = now < freeUntil
  const amount = formatMoney(lateFee, locale)
  if (lateFee.amountMinor > 0) return isFree ? t('fee', { ...until, amount }) : t('feeFromNow', { amount })
  return rule.freeHours > 0 && isFree ? t('freeUntil', until) : t('free')
}
