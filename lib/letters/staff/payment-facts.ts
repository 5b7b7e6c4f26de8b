import type { Money } from '#lib/money/money.ts'
import type { LetterRow } from '../letter.ts'
import type { LetterWords } from '../letter-words.ts'
import { plainName } from '../plain-name.ts'

/** What every letter to staff knows of the payment that it is about. */
export type PaymentFacts = {
  readonly locale: string
  readonly clientName: string
  readonly reference: string
  readonly startsAt: Date
  readonly amount: Money
  readonly branch: { readonly name: string; readonly timeZone: string }
  /** Its page in the admin. */
  readonly link: string
}

/** Whose payment it is, and for which visit. */
export const paymentRows = ({ t, moment }: LetterWords, facts: PaymentFacts): readonly LetterRow[] => [
  { label: t('rows.client'), value: plainName(facts.clientName) },
  { label: t('rows.visit'), value: moment(facts.startsAt) },
  { label: t('rows.reference'), value: facts.reference },
]
