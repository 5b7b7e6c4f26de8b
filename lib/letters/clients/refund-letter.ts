import type { Money } from '#lib/money/money.ts'
import { blocksOf, type Letter } from '../letter.ts'
import { letterWords } from '../letter-words.ts'
import { cardRows, type LetterCard } from './card-rows.ts'
import type { VisitFacts } from './visit-facts.ts'
import { greeting, referenceRow } from './visit-panel.ts'

export type RefundLetterKind = 'refund_started' | 'refund_succeeded' | 'refund_failed'

export type RefundLetterFacts = Pick<VisitFacts, 'locale' | 'clientName' | 'reference' | 'branch'> & {
  readonly amount: Money
  readonly paidAt: Date
  readonly card: LetterCard | null
}

/** Tells a client how their money comes back, or that their bank did not take it. */
export function refundLetter(kind: RefundLetterKind, facts: RefundLetterFacts): Letter {
  const { branch, clientName, reference, amount, paidAt, card } = facts
  const words = letterWords({ locale: facts.locale, timeZone: branch.timeZone })
  const { t, locale, day, sum } = words
  const values = { amount: sum(amount), salon: branch.name }
  return {
    locale,
    subject: t(`${kind}.subject`, values),
    preheader: t(`${kind}.preheader`),
    title: t(`${kind}.title`),
    blocks: blocksOf(
      greeting(words, clientName, t(`${kind}.text`)),
      { kind: 'panel', headline: [values.amount], lines: kind === 'refund_failed' ? [branch.name] : [t('bankTime')] },
      {
        kind: 'rows',
        rows: [
          ...cardRows(words, card),
          { label: t('rows.paidOn'), value: day(paidAt) },
          referenceRow(words, reference),
        ],
      },
    ),
    reason: t('reasons.booked', { salon: branch.name }),
  }
}
