import type { Money } from '#lib/money/money.ts'
import { blocksOf, type Letter, type LetterRow } from '../letter.ts'
import { type LetterWords, letterWords } from '../letter-words.ts'
import type { VisitFacts } from './visit-facts.ts'
import { greeting, referenceRow, visitPanel } from './visit-panel.ts'

export type CancellationKind = 'visit_canceled' | 'visit_missed'

export type CancellationFacts = VisitFacts & {
  /** What the salon keeps by the agreed rule. */
  readonly fee: Money
  /** What goes back to the card. */
  readonly returned: Money
  /** What was held on the card and is let go. */
  readonly released: Money
  /** What was paid at the salon and is handed back there. */
  readonly atDesk: Money
  /** Where the client can book again. */
  readonly link: string
}

/** Tells a client that a visit does not take place, what comes back and what is kept. */
export function cancellationLetter(kind: CancellationKind, facts: CancellationFacts): Letter {
  const words = letterWords({ locale: facts.locale, timeZone: facts.branch.timeZone })
  const { t, locale, day, time } = words
  const { branch, startsAt, clientName, reference, link } = facts
  const isReturned = facts.returned.amountMinor > 0
  return {
    locale,
    subject: t(`${kind}.subject`, { salon: branch.name, day: day(startsAt), time: time(startsAt) }),
    preheader: t(`${kind}.preheader`),
    title: t(`${kind}.title`),
    blocks: blocksOf(
      greeting(words, clientName, t(`${kind}.text`)),
      visitPanel(words, facts),
      { kind: 'rows', rows: [...moneyRows(words, kind, facts), referenceRow(words, reference)] },
      isReturned ? { kind: 'text', text: t('bankTime') } : null,
      { kind: 'button', label: t('bookAgain'), href: link },
    ),
    reason: t('reasons.booked', { salon: branch.name }),
  }
}

function moneyRows(
  { t, sum }: LetterWords,
  kind: CancellationKind,
  { returned, released, atDesk, fee }: CancellationFacts,
): readonly LetterRow[] {
  const row = (label: string, amount: Money) =>
    amount.amountMinor > 0 ? [{ label, value: sum(amount), isStrong: true }] : []
  return [
    ...row(t('rows.returned'), returned),
    ...row(t('rows.released'), released),
    ...row(t('rows.atDesk'), atDesk),
    ...row(t(kind === 'visit_missed' ? 'rows.keptMissed' : 'rows.keptLate'), fee),
  ]
}
