import { isLess, type Money, money, subtract, sumOf, zero } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { type VisitState, visitCan } from '#lib/visits/visit-state.ts'

/** One payment of a visit, and what became of its money. */
export type BalancedPayment = {
  readonly state: PaymentState
  /** What the card was asked for. */
  readonly authorized: Money
  readonly captured: Money
  readonly returned: Money
  /** Promised back, and not gone yet. */
  readonly underWay: Money
  /** Taken by the client's bank for good. */
  readonly lost: Money
  /** What is to be captured of the hold, where that was decided; zero for letting it go. */
  readonly holdOrder: Money | null
}

export type BalancedVisit = {
  readonly state: VisitState
  readonly total: Money
  readonly discount: Money
  readonly payments: readonly BalancedPayment[]
  /** What was taken at the desk, without what was corrected or handed back. */
  readonly recorded: Money
}

/** Where the money stands that was given for a visit. */
export type SettledMoney = {
  /** Paid by card and kept. */
  readonly online: Money
  /** Held on a card and to be taken. */
  readonly held: Money
  readonly recorded: Money
  /** Given back, or promised back. */
  readonly returned: Money
}

export type VisitBalance = SettledMoney & {
  readonly toPay: Money
  /** What the client still owes; zero for a visit that does not take place. */
  readonly open: Money
}

/** Adds up a visit's payments, online and at the desk. */
export function settledOf({ payments, recorded }: Pick<BalancedVisit, 'payments' | 'recorded'>): SettledMoney {
  const { currency } = recorded
  const sum = (pick: (payment: BalancedPayment) => Money) => sumOf(payments.map(pick), currency)
  const returned = sum((payment) => sumOf([payment.returned, payment.underWay], currency))
  const online = [returned, sum(({ lost }) => lost)].reduce(
    subtract,
    sum(({ captured }) => captured),
  )
  const held = sum((payment) => (payment.state === 'held' ? (payment.holdOrder ?? payment.authorized) : zero(currency)))
  return { online, held, recorded, returned }
}

/** Where a visit's money stands, from its price and its payments. Whatever is settled is at most what is to pay. */
export function visitBalance({ state, total, discount, payments, recorded }: BalancedVisit): VisitBalance {
  const settled = settledOf({ payments, recorded })
  const toPay = subtract(total, discount)
  const rest = subtract(toPay, paidOf(settled))
  const isOwed = visitCan('owe', state) && rest.amountMinor > 0
  return { ...settled, toPay, open: isOwed ? rest : zero(total.currency) }
}

/** What a client has paid for a visit or has held on their card, online and at the desk: a fee is at most that. */
export function paidOf({ online, held, recorded }: Omit<SettledMoney, 'returned'>): Money {
  return sumOf([online, held, recorded], recorded.currency)
}

export type DeskRefusal = 'visit_not_payable' | 'amount_is_nothing' | 'amount_exceeds_open'

export type DeskDecision = { readonly ok: true } | { readonly ok: false; readonly refusal: DeskRefusal }

/** Says whether so much may be taken for a visit, at the desk or by link: never more than is open. */
export function decideTaking(visit: { readonly state: VisitState; readonly open: Money }, amount: Money): DeskDecision {
  if (!visitCan('owe', visit.state)) return { ok: false, refusal: 'visit_not_payable' }
  if (amount.amountMinor <= 0) return { ok: false, refusal: 'amount_is_nothing' }
  if (isLess(visit.open, amount)) return { ok: false, refusal: 'amount_exceeds_open' }
  return { ok: true }
}

export type Correction =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'visit_not_payable' | 'amount_is_nothing' | 'correction_exceeds_line' }

/** Says whether so much of one line at the desk may be corrected or handed back: never more than is left of it. */
export function decideCorrection(
  line: { readonly state: VisitState; readonly left: Money },
  amount: Money,
): Correction {
  if (!visitCan('correct', line.state)) return { ok: false, refusal: 'visit_not_payable' }
  if (amount.amountMinor <= 0) return { ok: false, refusal: 'amount_is_nothing' }
  if (isLess(line.left, amount)) return { ok: false, refusal: 'correction_exceeds_line' }
  return { ok: true }
}

type EndedSums = Omit<SettledMoney, 'returned'> & { readonly fee: Money }

/**
 * What staff have to hand back at the desk of a visit that did not take place: what of the fee neither the cards cover
 * nor what is still to be taken of a hold is kept of it.
 */
export function toHandBack({ online, held, recorded, fee }: EndedSums): Money {
  const covered = Math.max(0, fee.amountMinor - online.amountMinor - held.amountMinor)
  return money(Math.max(0, recorded.amountMinor - covered), fee.currency)
}
