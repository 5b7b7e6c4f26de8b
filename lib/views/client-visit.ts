import 'server-only'
import { type BranchScope, findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { heldOf } from '#lib/db/payments/held-money.ts'
import { sumClientMoney } from '#lib/db/payments/ledger.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { countDeclines } from '#lib/db/protection/card-outcomes.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { add, type Money, money, subtract, zero } from '#lib/money/money.ts'
import { AgreedTerms, cancellationRuleFrom } from '#lib/payments/agreed-terms.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import { type ChargePlan, planCharge, planWithoutPayment } from '#lib/payments/charge-plan.ts'
import { areTooManyDeclined } from '#lib/payments/protection/card-testing.ts'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import { type VisitState, visitCan } from '#lib/visits/visit-state.ts'

export type ClientVisit = {
  readonly scope: BranchScope
  readonly id: string
  readonly reference: string
  readonly state: VisitState
  readonly paymentState: VisitPaymentState
  /** Nothing more is to be paid at the salon. */
  readonly isOver: boolean
  readonly startsAt: Date
  readonly endsAt: Date
  /** By the server's clock; zero when there is no hold or it has run out. */
  readonly holdSecondsLeft: number
  readonly contactEmail: string
  readonly appointments: readonly ClientAppointment[]
  readonly total: Money
  /** What the client has paid and not got back. */
  readonly paid: Money
  /** What is held on the client's card until the visit. */
  readonly held: Money
  /** What the salon kept when the visit ended without taking place; null while it has not. */
  readonly fee: Money | null
  /** How often it was moved. */
  readonly revision: number
  readonly plan: ChargePlan
  readonly cancellation: CancellationRule
  /** Of the account that the open payment belongs to: the branch may have connected another one meanwhile. */
  readonly publishableKey: string | null
  /** So many cards were declined that no further one is tried. */
  readonly isCardStopped: boolean
  readonly branch: {
    readonly slug: string
    readonly name: string
    readonly timeZone: string
    readonly address: string | null
  }
}

export type ClientAppointment = {
  readonly id: string
  readonly serviceId: string
  readonly serviceName: string
  readonly staffMemberId: string
  readonly staffName: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly price: Money
}

/** The visit that a private link opens, as its client sees it; null for a link that opens nothing. */
export async function findClientVisit(token: string): Promise<ClientVisit | null> {
  const opened = await findScopeOfLink(token, 'manage_visit')
  if (!opened) return null
  const { scope, visitId: id } = opened
  const visit = await database().visit.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id } },
    include: {
      branch: { select: { slug: true, name: true, timeZone: true, address: true } },
      appointments: { orderBy: { position: 'asc' }, include: { staffMember: { select: { name: true } } } },
      payments: {
        select: { id: true, state: true, amountMinor: true, stripeAccount: { select: { publishableKey: true } } },
        orderBy: { createdAt: 'asc' },
      },
    },
  })
  const currency = currencyOf(visit.currency)
  const stripe = await findConnectedStripe(database(), scope)
  const isCardStopped = areTooManyDeclined(await countDeclines(scope, { visitId: id, linkId: null }))
  const awaiting = visit.payments.find((payment) => payment.state === 'awaiting')
  const sums = await Promise.all(
    visit.payments.map((payment) => sumClientMoney(database(), scope, { id: payment.id, currency })),
  )
  const charges = visit.appointments.map(({ paymentStatus, priceMinor, dueMinor }) => ({
    status: paymentStatus,
    price: money(priceMinor, currency),
    due: money(dueMinor, currency),
  }))
  const { reference, state, paymentState, startsAt, endsAt, contactEmail, branch } = visit
  return {
    ...{ scope, id, reference, state, paymentState, startsAt, endsAt, contactEmail, branch },
    appointments: visit.appointments.map(({ staffMember, priceMinor, ...appointment }) => ({
      id: appointment.id,
      serviceId: appointment.serviceId,
      serviceName: appointment.serviceName,
      staffMemberId: appointment.staffMemberId,
      staffName: staffMember.name,
      startsAt: appointment.startsAt,
      endsAt: appointment.endsAt,
      price: money(priceMinor, currency),
    })),
    isOver: !visitCan('cancel', state) && state !== 'on_hold' && state !== 'arrived',
    holdSecondsLeft: secondsUntil(visit.holdExpiresAt),
    total: money(visit.totalMinor, currency),
    paid: sums.reduce((sum, { captured, returned }) => add(sum, subtract(captured, returned)), zero(currency)),
    held: heldOf(visit.payments, currency),
    fee: visit.feeMinor === null ? null : money(visit.feeMinor, currency),
    revision: visit.revision,
    plan: isCardStopped ? planWithoutPayment(charges, currency) : planCharge(charges, currency),
    cancellation: cancellationRuleFrom(AgreedTerms.parse(visit.agreedTerms), currency),
    isCardStopped,
    publishableKey: (awaiting?.stripeAccount ?? stripe)?.publishableKey ?? null,
  }
}

const secondsUntil = (instant: Date | null): number =>
  Math.max(0, Math.ceil(((instant?.getTime() ?? 0) - Date.now()) / 1000))
