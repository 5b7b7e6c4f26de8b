import { createTranslator } from 'next-intl'
import { messagesOf } from '#lib/i18n/messages.ts'
import { type Money, subtract } from '#lib/money/money.ts'
import { blocksOf, type Letter, type LetterBlock, type LetterRow } from '../letter.ts'
import { type LetterWords, letterWords } from '../letter-words.ts'
import type { VisitFacts } from './visit-facts.ts'
import { greeting, referenceRow, serviceRows, visitPanel } from './visit-panel.ts'

export type VisitLetterKind = 'visit_booked' | 'late_payment_booked' | 'visit_reminder' | 'visit_moved'

export type VisitLetterFacts = VisitFacts & {
  readonly paid: Money
  /** Held on the client's card until the visit. */
  readonly held: Money
  /** The rule that the client agreed to, for this very visit. */
  readonly cancellation: {
    /** Null: it costs nothing at any time. */
    readonly freeUntil: Date | null
    readonly lateFee: Money
    readonly now: Date
  }
  /** Where the client sees the visit, moves and cancels it. */
  readonly link: string
}

/** Tells a client of a visit that takes place: all of it, the rule that they agreed to, and the way to change it. */
export function visitLetter(kind: VisitLetterKind, facts: VisitLetterFacts): Letter {
  const words = letterWords({ locale: facts.locale, timeZone: facts.branch.timeZone })
  const { t, locale, day, time } = words
  const salon = facts.branch.name
  return {
    locale,
    subject: t(`${kind}.subject`, { salon, day: day(facts.startsAt), time: time(facts.startsAt) }),
    preheader: t(`${kind}.preheader`),
    title: t(`${kind}.title`),
    blocks: blocksOf(
      greeting(words, facts.clientName, t(`${kind}.text`)),
      visitPanel(words, facts),
      {
        kind: 'rows',
        rows: [...serviceRows(words, facts), ...moneyRows(words, facts), referenceRow(words, facts.reference)],
      },
      { kind: 'button', label: t('manage'), href: facts.link },
      ruleNote(words, facts),
    ),
    reason: t('reasons.booked', { salon }),
  }
}

function moneyRows({ t, sum }: LetterWords, { services, total, paid, held }: VisitLetterFacts): readonly LetterRow[] {
  const rest = [paid, held].reduce(subtract, total)
  const row = (label: string, amount: Money) =>
    amount.amountMinor > 0 ? [{ label, value: sum(amount), isStrong: true }] : []
  return [
    ...(services.length > 1 ? row(t('rows.total'), total) : []),
    ...row(t('rows.paid'), paid),
    ...row(t('rows.held'), held),
    ...row(t('rows.atSalon'), rest),
  ]
}

function ruleNote(words: LetterWords, { cancellation }: VisitLetterFacts): LetterBlock {
  return { kind: 'note', title: words.t('ruleTitle'), text: ruleSentence(words, cancellation) }
}

function ruleSentence(
  { locale, day, time, sum }: LetterWords,
  { freeUntil, lateFee, now }: VisitLetterFacts['cancellation'],
): string {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'booking.cancellation' })
  const until = freeUntil && now < freeUntil ? { time: time(freeUntil), day: day(freeUntil) } : null
  const amount = sum(lateFee)
  if (lateFee.amountMinor > 0) return until ? t('fee', { ...until, amount }) : t('feeFromNow', { amount })
  return until ? t('freeUntil', until) : t('free')
}
