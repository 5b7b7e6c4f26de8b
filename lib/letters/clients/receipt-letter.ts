import type { Money } from '#lib/money/money.ts'
import { blocksOf, type Letter } from '../letter.ts'
import { letterWords } from '../letter-words.ts'
import { cardRows, type LetterCard } from './card-rows.ts'
import type { VisitFacts } from './visit-facts.ts'
import { greeting, referenceRow, serviceRows } from './visit-panel.ts'

export type ReceiptFacts = Pick<VisitFacts, 'locale' | 'clientName' | 'reference' | 'services' | 'branch'> & {
  readonly paidAt: Date
  readonly paid: Money
  readonly returned: Money
  readonly card: LetterCard | null
}

/** Writes a receipt: what was paid and when, for what, by which card, and what came back. */
export function receiptLetter(facts: ReceiptFacts): Letter {
  const { branch, clientName, paidAt, paid, returned, card, reference } = facts
  const words = letterWords({ locale: facts.locale, timeZone: branch.timeZone })
  const { t, locale, day, time, sum } = words
  const amount = sum(paid)
  return {
    locale,
    subject: t('receipt.subject', { salon: branch.name, amount }),
    preheader: t('receipt.preheader'),
    title: t('receipt.title'),
    blocks: blocksOf(
      greeting(words, clientName, t('receipt.text')),
      { kind: 'panel', headline: [amount], lines: [`${day(paidAt)}, ${time(paidAt)}`, branch.name] },
      {
        kind: 'rows',
        rows: [
          ...serviceRows(words, facts),
          { label: t('rows.paid'), value: amount, isStrong: true },
          ...(returned.amountMinor > 0 ? [{ label: t('rows.back'), value: sum(returned), isStrong: true }] : []),
          ...cardRows(words, card),
          referenceRow(words, reference),
        ],
      },
    ),
    reason: t('reasons.booked', { salon: branch.name }),
  }
}
