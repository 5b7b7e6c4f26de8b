import type { Stripe } from 'stripe'

/** What happens to one visit of one salon, whoever keeps the books. */
export type App = {
  readonly stripe: StripeOfSalon
  readonly visitId: string
  /** The PaymentIntent that the client can pay now, and the amount that they are shown. */
  readonly start: (choice: 'required' | 'everything') => Promise<{ intentId: string; amountMinor: number } | null>
  readonly comeBack: () => Promise<void>
  readonly refund: (amountMinor: number) => Promise<void>
  readonly capture: (amountMinor: number) => Promise<void>
  readonly release: () => Promise<void>
  readonly receive: (event: object) => Promise<void>
  /** Runs one of the jobs that wait; false when none does. One that breaks down waits on. */
  readonly runJob: (pick: number) => Promise<boolean>
  readonly letHoldRunOut: () => Promise<void>
  /** The visit gives its time back, whatever becomes of its payment. */
  readonly expireVisit: () => Promise<void>
  readonly someoneElseBooks: () => Promise<void>
  /** The app dies at one of the next points between two effects. */
  readonly crashSoon: (pick: number) => void
}

export type StripeOfSalon = { readonly id: string; readonly secretKey: string; readonly sdk: Stripe }

// What the app may say when the world around it has failed; whatever else is thrown is our own mistake.
const EXPECTED_BREAKDOWNS = [
  /^Impossible: refund \S+ has not come through yet/,
  /^Impossible: hold order \S+ has not come through yet/,
  /^Impossible: payment \S+ could not be cancelled/,
  /^Impossible: payment \S+ of PaymentIntent \S+ is not there yet/,
]

/** The app is gone in the middle of its work. */
export class Crash extends Error {}

function isBreakdown(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof Crash) return true
  return (
    error.name.startsWith('Stripe') || 'rawType' in error || EXPECTED_BREAKDOWNS.some((one) => one.test(error.message))
  )
}

/** Lets the world's breakdowns pass; says whether there was one. */
export async function survives(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (isBreakdown(error)) return false
    throw error
  }
}
