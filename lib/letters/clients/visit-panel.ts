import { add, type Money } from '#lib/money/money.ts'
import type { LetterBlock, LetterRow } from '../letter.ts'
import type { LetterWords } from '../letter-words.ts'
import { plainName } from '../plain-name.ts'
import type { VisitFacts } from './visit-facts.ts'

/** Greets a client and tells them the rest in the same breath. */
export const greeting = (words: LetterWords, clientName: string, text: string): LetterBlock => ({
  kind: 'text',
  text: `${words.t('hello', { name: plainName(clientName) })} ${text}`,
})

/** When and where a visit is, at a glance. */
export function visitPanel({ t, day, time }: LetterWords, { startsAt, endsAt, branch }: VisitFacts): LetterBlock {
  const range = t('timeRange', { from: time(startsAt), to: time(endsAt) })
  const lines = [branch.name, ...(branch.address ?? '').split('\n')].filter(Boolean)
  return { kind: 'panel', headline: [capitalized(day(startsAt)), range], lines }
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What is done at a visit, by whom and for how much. */
export const serviceRows = (
  { t, range }: LetterWords,
  { services }: Pick<VisitFacts, 'services'>,
): readonly LetterRow[] =>
  services.map(({ service, staff, price, priceTo }) => ({
    label: service,
    note: t('rows.staff', { staff }),
    value: range(price, priceTo ?? price),
  }))

/**
 * Sums that stand, and last, strongest, the one that matters most; what is nothing, and does not become anything, is left
 * out.
 */
export function sumRows(
  { range }: LetterWords,
  rows: readonly { readonly label: string; readonly amount: Money; readonly spread?: Money }[],
): readonly LetterRow[] {
  const said = rows
    .map(({ label, amount, spread }) => ({ label, from: amount, to: spread ? add(amount, spread) : amount }))
    .filter(({ to }) => to.amountMinor > 0)
  return said.map(({ label, from, to }, index) => ({
    label,
    value: range(from, to),
    isStrong: index === said.length - 1,
  }))
}

export const referenceRow = ({ t }: LetterWords, reference: string): LetterRow => ({
  label: t('rows.reference'),
  value: reference,
})
