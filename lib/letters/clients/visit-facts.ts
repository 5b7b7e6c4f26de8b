import type { Money } from '#lib/money/money.ts'

/** What every letter to a client knows of their visit. */
export type VisitFacts = {
  readonly locale: string
  readonly clientName: string
  readonly reference: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly services: readonly { readonly service: string; readonly staff: string; readonly price: Money }[]
  readonly total: Money
  readonly branch: { readonly name: string; readonly timeZone: string; readonly address: string | null }
}
