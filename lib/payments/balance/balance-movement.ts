import { type Money, subtract } from '#lib/money/money.ts'
import { entriesOf, type LedgerEntry } from '../ledger-entries.ts'

/** Whose movement it is, as far as Stripe says. */
export type BalanceSubject =
  | {
      readonly of: 'payment'
      readonly paymentIntentId: string
      /** What the charge says of itself; Stripe keeps it with charges only, and anyone may have written it. */
      readonly owner: { readonly branchId: string; readonly paymentId: string } | null
    }
  | { readonly of: 'payout' | 'stripe_fee' | 'other' }

/** One movement of a Stripe balance, as Stripe lists it. */
export type BalanceMovement = {
  readonly transactionId: string
  /** Stripe's own word for it. */
  readonly type: string
  readonly sourceId: string | null
  readonly subject: BalanceSubject
  readonly gross: Money
  readonly fee: Money
  /** What a unit of the charge's currency was worth; null where nothing was exchanged. */
  readonly exchangeRate: number | null
  readonly movedAt: Date
  readonly availableAt: Date
}

/** The kind of ledger entry that says the same as a movement; its key is the kind and the movement's id. */
export type BalanceKind = 'settlement' | 'payout' | 'fee' | 'other'

const KIND_OF: Readonly<Record<Exclude<BalanceSubject['of'], 'payment'>, BalanceKind>> = {
  payout: 'payout',
  stripe_fee: 'fee',
  other: 'other',
}

/** What reaches or leaves the balance. */
export const netOf = ({ gross, fee }: Pick<BalanceMovement, 'gross' | 'fee'>): Money => subtract(gross, fee)

/** A payment that is not ours, such as a sale at the branch's till, is another movement like any other. */
export function balanceKindOf({ subject }: BalanceMovement, isOurs: boolean): BalanceKind {
  if (subject.of === 'payment') return isOurs ? 'settlement' : 'other'
  return KIND_OF[subject.of]
}

const ACCOUNT_OF = { payout: 'payouts', fee: 'fees', other: 'other' } as const

/** What a movement is in the ledger, where it is none of a payment of ours: those are written with their payment. */
export function balanceEntries(movement: BalanceMovement, kind: BalanceKind): readonly LedgerEntry[] {
  if (kind === 'settlement') return []
  const { transactionId, movedAt: occurredAt } = movement
  const moved = { from: ACCOUNT_OF[kind], to: 'stripe_balance', amount: netOf(movement) } as const
  return entriesOf({ key: `${kind}:${transactionId}`, kind, occurredAt }, [moved])
}
