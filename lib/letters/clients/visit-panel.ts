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
export function visitPanel(words: LetterWords, { startsAt, endsAt, branch }: VisitFacts): LetterBlock {
  const { t, day, time } = words
  const range = t('timeRange', { from: time(startsAt), to: time(endsAt) })
  return {
    kind: 'panel',
    title: `${day(startsAt)}, ${range}`,
    lines: [branch.name, ...(branch.address ?? '').split('\n')].filter(Boolean),
  }
}

/** What is done at a visit, by whom and for how much. */
export const serviceRows = (
  { t, sum }: LetterWords,
  { services }: Pick<VisitFacts, 'services'>,
): readonly LetterRow[] =>
  services.map(({ service, staff, price }) => ({ label: service, note: t('rows.staff', { staff }), value: sum(price) }))

export const referenceRow = ({ t }: LetterWords, reference: string): LetterRow => ({
  label: t('rows.reference'),
  value: reference,
})
