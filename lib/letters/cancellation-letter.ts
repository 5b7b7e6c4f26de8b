import { createTranslator } from 'next-intl'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { localeOf, messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { Letter } from './visit-letter.ts'

export type CancellationFacts = {
  readonly locale: string
  readonly clientName: string
  readonly startsAt: Date
  readonly reference: string
  /** What the salon keeps by the agreed rule. */
  readonly fee: Money
  /** What goes back to the card, or is let go on it. */
  readonly returned: Money
  readonly branch: { readonly name: string; readonly timeZone: string }
  /** Where the client can book again. */
  readonly link: string
}

/** Tells a client in their language that their visit is cancelled, what comes back and what is kept. */
export function cancellationLetter(facts: CancellationFacts): Letter {
  const locale = localeOf(facts.locale)
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'letters' })
  const at = { locale, timeZone: facts.branch.timeZone }
  const when = { day: formatDay(facts.startsAt, at), time: formatTime(facts.startsAt, at) }
  const { branch, clientName: name, fee, returned, reference, link } = facts
  const lines = [
    t('hello', { name }),
    t('visitCanceled', { salon: branch.name, ...when }),
    [
      ...(returned.amountMinor > 0 ? [t('cancelReturned', { amount: formatMoney(returned, locale) })] : []),
      ...(fee.amountMinor > 0 ? [t('cancelKept', { amount: formatMoney(fee, locale) })] : []),
      t('reference', { reference }),
    ].join('\n'),
    `${t('bookAgain')}\n${link}`,
  ]
  return { subject: t('visitCanceledSubject', { salon: branch.name, ...when }), text: `${lines.join('\n\n')}\n` }
}
