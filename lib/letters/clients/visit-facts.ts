import type { Money } from '#lib/money/money.ts'

export type ServiceFacts = {
  readonly service: string
  readonly staff: string
  readonly price: Money
  /** The upper end of a price range. */
  readonly priceTo?: Money | null
}

/** What every letter to a client knows of their visit. */
export type VisitFacts = {
  readonly locale: string
  readonly clientName: string
  readonly reference: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly services: readonly ServiceFacts[]
  readonly total: Money
  readonly branch: { readonly name: string; readonly timeZone: string; readonly address: string | null }
}
