import { createTranslator } from 'next-intl'
import { cancellationSentence } from '#lib/i18n/cancellation-sentence.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { add, type Money } from '#lib/money/money.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import { spreadOf } from '#lib/visits/booking-plan.ts'
import { blocksOf, type Letter, type LetterBlock, type LetterRow } from '../letter.ts'
import { type LetterWords, letterWords } from '../letter-words.ts'
import type { VisitFacts } from './visit-facts.ts'
import { greeting, referenceRow, serviceRows, sumRows, visitPanel } from './visit-panel.ts'

export type VisitLetterKind = 'visit_booked' | 'late_payment_booked' | 'visit_reminder' | 'visit_moved'

export type VisitLetterFacts = VisitFacts & {
  readonly discount: Money
  readonly paid: Money
  /** Not paid yet. */
  readonly open: Money
  /** Held on the client's card until the visit. */
  readonly held: Money
  /** The rule that the client agreed to, for this very visit. */
  readonly cancellation: { readonly rule: CancellationRule; readonly now: Date }
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

/** What stands, and last, strongest, what is left to pay, or that all is paid. */
function moneyRows(words: LetterWords, facts: VisitLetterFacts): readonly LetterRow[] {
  const { t } = words
  const { services, total, discount, paid, held, open } = facts
  const spread = spreadOf(services, total.currency)
  return sumRows(words, [
    ...(services.length > 1 ? [{ label: t('rows.total'), amount: total, spread }] : []),
    { label: t('rows.discount'), amount: discount },
    { label: t('rows.paid'), amount: paid },
    { label: t('rows.held'), amount: held },
    { label: t('rows.atSalon'), amount: open, spread },
  ])
}

function ruleNote(
  { t, locale }: LetterWords,
  { startsAt, branch, paid, held, cancellation }: VisitLetterFacts,
): LetterBlock {
  const rule = createTranslator({ locale, messages: messagesOf(locale), namespace: 'booking.cancellation' })
  const shown = { ...cancellation, startsAt, timeZone: branch.timeZone, paid: add(paid, held) }
  return {
    kind: 'note',
    title: t('ruleTitle'),
    text: cancellationSentence({ t: rule, locale }, shown),
  }
}
