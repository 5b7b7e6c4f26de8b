import { createTranslator } from 'next-intl'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { localeOf, messagesOf } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { type Money, subtract } from '#lib/money/money.ts'
import { plainName } from './plain-name.ts'

export type VisitLetterKind = 'visit_booked' | 'visit_moved' | 'late_payment_returned'

export type VisitLetterFacts = {
  readonly locale: string
  readonly clientName: string
  readonly reference: string
  readonly startsAt: Date
  readonly services: readonly { readonly service: string; readonly staff: string; readonly price: Money }[]
  readonly total: Money
  readonly paid: Money
  /** Held on the client's card until the visit. */
  readonly held: Money
  readonly branch: { readonly name: string; readonly timeZone: string; readonly address: string | null }
  /** Where the client sees the visit, or books again. */
  readonly link: string
}

export type Letter = { readonly subject: string; readonly text: string }

/** Writes a letter about a visit in the client's language, its times in the salon's zone. */
export function visitLetter(kind: VisitLetterKind, facts: VisitLetterFacts): Letter {
  return kind === 'late_payment_returned' ? lateLetter(facts) : bookedLetter(facts, kind === 'visit_moved')
}

function wordsFor(facts: VisitLetterFacts) {
  const locale = localeOf(facts.locale)
  const at = { locale, timeZone: facts.branch.timeZone }
  return {
    t: createTranslator({ locale, messages: messagesOf(locale), namespace: 'letters' }),
    day: formatDay(facts.startsAt, at),
    time: formatTime(facts.startsAt, at),
    sum: (amount: Money) => formatMoney(amount, locale),
  }
}

function bookedLetter(facts: VisitLetterFacts, isMoved: boolean): Letter {
  const { t, day, time, sum } = wordsFor(facts)
  const { branch, services, paid, held, total, reference, link } = facts
  const rest = [paid, held].reduce(subtract, total)
  const lines = [
    t('hello', { name: plainName(facts.clientName) }),
    t(isMoved ? 'visitMoved' : 'visitBooked', { salon: branch.name, day, time }),
    services.map(({ service, staff, price }) => `• ${t('service', { service, staff, price: sum(price) })}`).join('\n'),
    [
      ...(paid.amountMinor > 0 ? [t('paid', { amount: sum(paid) })] : []),
      ...(held.amountMinor > 0 ? [t('held', { amount: sum(held) })] : []),
      ...(rest.amountMinor > 0 ? [t('atSalon', { amount: sum(rest) })] : []),
      ...(branch.address ? [t('where', { address: branch.address })] : []),
      t('reference', { reference }),
    ].join('\n'),
    `${t('manage')}\n${link}`,
  ]
  const subject = t(isMoved ? 'visitMovedSubject' : 'visitBookedSubject', { salon: branch.name, day, time })
  return { subject, text: `${lines.join('\n\n')}\n` }
}

function lateLetter(facts: VisitLetterFacts): Letter {
  const { t, day, time } = wordsFor(facts)
  const lines = [
    t('hello', { name: plainName(facts.clientName) }),
    t('latePayment', { day, time }),
    `${t('chooseOther')}\n${facts.link}`,
  ]
  return { subject: t('latePaymentSubject', { salon: facts.branch.name }), text: `${lines.join('\n\n')}\n` }
}
