import { leastChargeMinorOf, MOST_CHARGE_MINOR } from '#lib/money/currencies.ts'
import { lesserOf, type Money } from '#lib/money/money.ts'

/** How long an opened payment page is good for, and what was opened to be paid stays open. */
export const PAGE_MINUTES = 60

export type LinkAmountRefusal = 'nothing_is_open' | 'amount_below_minimum' | 'amount_above_maximum'

export type AskedAmount =
  | { readonly ok: true; readonly amount: Money }
  | { readonly ok: false; readonly refusal: LinkAmountRefusal }

/** What can be paid online of what is open; where staff asked for less, only that. */
export function askedAmount(open: Money, wanted: Money | null): AskedAmount {
  const amount = wanted ? lesserOf(wanted, open) : open
  if (amount.amountMinor <= 0) return { ok: false, refusal: 'nothing_is_open' }
  if (amount.amountMinor < leastChargeMinorOf(amount.currency)) return { ok: false, refusal: 'amount_below_minimum' }
  if (amount.amountMinor > MOST_CHARGE_MINOR) return { ok: false, refusal: 'amount_above_maximum' }
  return { ok: true, amount }
}

/** What there is to know of a payment link. */
export type LinkFacts = {
  readonly isWithdrawn: boolean
  /** A payment was made through it, whatever became of it later. */
  readonly isPaid: boolean
}

export type LinkState = 'open' | 'paid' | 'withdrawn'

/** A link is good for one payment, until it is withdrawn. */
export function linkState({ isWithdrawn, isPaid }: LinkFacts): LinkState {
  if (isPaid) return 'paid'
  return isWithdrawn ? 'withdrawn' : 'open'
}

export type LinkRefusal = 'payment_not_available' | 'link_withdrawn' | 'link_already_paid' | LinkAmountRefusal

export type LinkQuestion = {
  /** Switched on, with a Stripe account behind it. */
  readonly takesPayments: boolean
  /** Null where the client pays from their visit's own page. */
  readonly link: (LinkFacts & { readonly wanted: Money | null }) | null
  readonly open: Money
}

export type LinkDecision =
  | { readonly ok: true; readonly amount: Money }
  | { readonly ok: false; readonly refusal: LinkRefusal }

/** Says how much a client may pay for a visit now, or why nothing. The page and the charge both ask here. */
export function decideLinkPayment({ takesPayments, link, open }: LinkQuestion): LinkDecision {
  const state = link ? linkState(link) : 'open'
  if (state === 'paid') return { ok: false, refusal: 'link_already_paid' }
  if (state === 'withdrawn') return { ok: false, refusal: 'link_withdrawn' }
  if (!takesPayments) return { ok: false, refusal: 'payment_not_available' }
  return askedAmount(open, link?.wanted ?? null)
}

/** Says whether a page that was opened then is too old to pay on now. */
export function isPageOver(openedAt: Date, now: Date): boolean {
  return now.getTime() - openedAt.getTime() >= PAGE_MINUTES * 60_000
}
