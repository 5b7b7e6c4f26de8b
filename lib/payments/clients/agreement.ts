import type { Money } from '#lib/money/money.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'

/** A cancellation rule as it is shown to a client: every word of it follows from this. */
export type ShownRule = {
  readonly rule: CancellationRule
  readonly startsAt: Date
  readonly timeZone: string
  /** What the client pays now: at most that is kept. */
  readonly paid: Money
  /** When it was shown: later than its free hours it reads differently. */
  readonly now: Date
}

/** The words that a client agreed to, and their language. */
export type Agreement = { readonly wording: string; readonly locale: string }

/** Says the rule again just as the client was shown it, in their language and as of the moment when they were. */
export type WordAgreement = (shown: Omit<ShownRule, 'now'>) => Agreement
