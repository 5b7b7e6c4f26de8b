import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { rangeOfPrice } from '#lib/db/desk/final-prices.ts'
import { getMoneyOfVisit } from '#lib/db/payments/ledger.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { getPaymentSwitches } from '#lib/db/payments/stripe-settings.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money, zero } from '#lib/money/money.ts'
import type { PriceRange } from '#lib/visits/balance/final-price.ts'
import { type SettledMoney, toHandBack, type VisitBalance, visitBalance } from '#lib/visits/balance/visit-balance.ts'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'

export type CardAppointment = {
  readonly id: string
  readonly serviceName: string
  readonly staffMemberId: string
  readonly staffName: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly price: Money
  /** The upper end of a price range, until it is said what it costs. */
  readonly priceTo: Money | null
  /** The range that the client was shown, also once the price is said. */
  readonly range: PriceRange | null
}

/** A visit as staff see it: who comes, for what, and where its money stands. */
export type VisitCard = {
  readonly id: string
  readonly reference: string
  readonly state: VisitState
  readonly paymentState: VisitPaymentState
  readonly source: 'form' | 'staff'
  readonly startsAt: Date
  readonly endsAt: Date
  readonly createdAt: Date
  /** How often it was moved or stretched; who changes it says which one they saw. */
  readonly revision: number
  /** Until when its time is held for a client who pays; null once it is booked. */
  readonly holdExpiresAt: Date | null
  /** As it was given for this visit. */
  readonly client: { readonly id: string; readonly name: string; readonly phone: string; readonly email: string }
  readonly appointments: readonly CardAppointment[]
  readonly total: Money
  readonly discount: { readonly amount: Money; readonly percent: number | null; readonly reason: string } | null
  readonly balance: VisitBalance
  /** What is kept of a visit that did not take place; null of one that does. */
  readonly ended: { readonly fee: Money; readonly isFeeWaived: boolean; readonly toHandBack: Money } | null
  /** Payment by link is switched on, with a Stripe account behind it. */
  readonly takesLinks: boolean
}

/** Whose visits are shown: everybody's, or those that one person serves; nobody's for whoever is not on the team. */
export type VisitsOf = 'everyone' | { readonly staffMemberId: string | null }

/** Finds a visit of the branch; null for one that is not there, or not for these eyes. */
export async function findVisitCard(
  scope: BranchScope,
  { visitId, of }: { readonly visitId: string; readonly of: VisitsOf },
): Promise<VisitCard | null> {
  const { branchId } = scope
  const visit = await database().visit.findUnique({
    where: { branchId_id: { branchId, id: visitId } },
    include: { appointments: { orderBy: { position: 'asc' }, include: { staffMember: { select: { name: true } } } } },
  })
  if (!visit || !isFor(of, visit.appointments)) return null
  const currency = currencyOf(visit.currency)
  const { id, reference, state, paymentState, source, startsAt, endsAt, createdAt, revision, holdExpiresAt } = visit
  const sums = { total: money(visit.totalMinor, currency), discount: money(visit.discountMinor, currency) }
  const paid = await getMoneyOfVisit(database(), scope, { id, currency })
  const balance = visitBalance({ state, ...sums, ...paid })
  const { link } = await getPaymentSwitches(database(), scope)
  return {
    ...{ id, reference, state, paymentState, source, startsAt, endsAt, createdAt, revision, balance },
    holdExpiresAt: state === 'on_hold' ? holdExpiresAt : null,
    client: { id: visit.clientId, name: visit.contactName, phone: visit.contactPhone, email: visit.contactEmail },
    appointments: visit.appointments.map(({ staffMember, priceMinor, priceToMinor, ...one }) => ({
      ...{ id: one.id, serviceName: one.serviceName, staffMemberId: one.staffMemberId, staffName: staffMember.name },
      ...{ startsAt: one.startsAt, endsAt: one.endsAt, price: money(priceMinor, currency) },
      priceTo: priceToMinor === null ? null : money(priceToMinor, currency),
      range: rangeOfPrice({ priceMinor, priceToMinor, ...one }),
    })),
    total: sums.total,
    discount: visit.discountReason
      ? { amount: sums.discount, percent: visit.discountPercent, reason: visit.discountReason }
      : null,
    ended: endedOf(visit, { ...balance, fee: visit.feeMinor === null ? null : money(visit.feeMinor, currency) }),
    takesLinks: link && (await findConnectedStripe(database(), scope)) !== null,
  }
}

function isFor(of: VisitsOf, appointments: readonly { readonly staffMemberId: string }[]): boolean {
  return of === 'everyone' || appointments.some(({ staffMemberId }) => staffMemberId === of.staffMemberId)
}

type EndedMoney = SettledMoney & { readonly fee: Money | null }

function endedOf(visit: { readonly state: VisitState; readonly feeWaived: boolean }, sums: EndedMoney) {
  const { state, feeWaived: isFeeWaived } = visit
  if (state !== 'canceled' && state !== 'no_show') return null
  const fee = sums.fee ?? zero(sums.online.currency)
  return { fee, isFeeWaived, toHandBack: toHandBack({ ...sums, fee }) }
}
