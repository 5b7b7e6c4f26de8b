import { createTranslator } from 'next-intl'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { localeOf, messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { Letter } from './visit-letter.ts'

export type ReceiptFacts = {
  readonly locale: string
  readonly clientName: string
  readonly reference: string
  readonly services: readonly string[]
  readonly paidAt: Date
  readonly paid: Money
  readonly returned: Money
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly branch: { readonly name: string; readonly timeZone: string; readonly address: string | null }
}

/** Writes a receipt in the client's language: what was paid, by which card, and what came back. */
export function receiptLetter(facts: ReceiptFacts): Letter {
  const locale = localeOf(facts.locale)
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'letters' })
  const { branch, clientName: name, services, paidAt, paid, returned, card, reference } = facts
  const at = { locale, timeZone: branch.timeZone }
  const amount = formatMoney(paid, locale)
  const lines = [
    t('hello', { name }),
    t('receipt', { salon: branch.name, amount, day: formatDay(paidAt, at), time: formatTime(paidAt, at) }),
    services.map((service) => `• ${service}`).join('\n'),
    [
      ...(card ? [t('receiptCard', card)] : []),
      ...(returned.amountMinor > 0 ? [t('receiptReturned', { amount: formatMoney(returned, locale) })] : []),
      ...(branch.address ? [t('where', { address: branch.address })] : []),
      t('reference', { reference }),
    ].join('\n'),
  ]
  return { subject: t('receiptSubject', { salon: branch.name, amount }), text: `${lines.join('\n\n')}\n` }
}
