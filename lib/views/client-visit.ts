import 'server-only'
import { type BranchScope, findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { getWantedCapture } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { getMoneyOfVisit } from '#lib/db/payments/ledger.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { getPaymentSwitches } from '#lib/db/payments/stripe-settings.ts'
import { countDeclines } from '#lib/db/protection/card-outcomes.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import { AgreedTerms, cancellationRuleFrom } from '#lib/payments/agreed-terms.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import { type CaptureMode, captureModeOf } from '#lib/payments/capture-mode.ts'
import { type ChargePlan, type PlannedCharge, planCharge, planWithoutPayment } from '#lib/payments/charge-plan.ts'
import { decideLinkPayment } from '#lib/payments/links/link-policy.ts'
import { areTooManyDeclined } from '#lib/payments/protection/card-testing.ts'
import { paidOf, type SettledMoney, toHandBack, visitBalance } from '#lib/visits/balance/visit-balance.ts'
import { spreadAhead } from '#lib/visits/booking-plan.ts'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'

export type ClientVisit = {
  readonly scope: BranchScope
  readonly id: string
  readonly reference: string
  readonly state: VisitState
  readonly paymentState: VisitPaymentState
  readonly startsAt: Date
  readonly endsAt: Date
  /** By the server's clock; zero when there is no hold or it has run out. */
  readonly holdSecondsLeft: number
  readonly contactName: string
  readonly contactEmail: string
  readonly appointments: readonly ClientAppointment[]
  readonly total: Money
  /** By how much it may still become more, where prices are ranges. */
  readonly spread: Money
  readonly discount: Money
  /** What the client has paid by card and not got back. */
  readonly paid: Money
  /** What is held on the client's card until the visit. */
  readonly held: Money
  /** What the client has paid at the salon. */
  readonly recorded: Money
  /** All of that: the fee for a late cancellation is at most so much. */
  readonly paidInAll: Money
  /** What is still to be paid. */
  readonly open: Money
  /** What of that can be paid online now; null where nothing can. */
  readonly payableOpen: Money | null
  /** What the salon keeps of a visit that did not take place, and what it still has to hand back; null of any other. */
  readonly ended: { readonly fee: Money; readonly toHandBack: Money } | null
  /** How often it was moved. */
  readonly revision: number
  readonly plan: ChargePlan
  readonly cancellation: CancellationRule
  /** Of the account that the open payment belongs to: the branch may have connected another one meanwhile. */
  readonly publishableKey: string | null
  /** How what is paid at booking is taken. */
  readonly captureMode: CaptureMode
  /** So many cards were declined that no further one is tried. */
  readonly isCardStopped: boolean
  readonly branch: {
    readonly slug: string
    readonly name: string
    readonly timeZone: string
    readonly address: string | null
    readonly phone: string | null
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
  /** The upper end of a price range, the price itself where it is known. */
  readonly priceTo: Money
  /** What its terms asked for at booking. */
  readonly charge: PlannedCharge
}

/** The visit that a private link opens, as its client sees it; null for a link that opens nothing. */
export async function findClientVisit(token: string): Promise<ClientVisit | null> {
  const opened = await findScopeOfLink(token, 'manage_visit')
  if (!opened) return null
  const { scope, visitId: id } = opened
  const visit = await database().visit.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id } },
    include: {
      branch: { select: { slug: true, name: true, timeZone: true, address: true, phone: true } },
      appointments: { orderBy: { position: 'asc' }, include: { staffMember: { select: { name: true } } } },
      payments: {
        where: { state: 'awaiting' },
        select: { captureMode: true, stripeAccount: { select: { publishableKey: true } } },
      },
    },
  })
  const currency = currencyOf(visit.currency)
  const stripe = await findConnectedStripe(database(), scope)
  const isCardStopped = areTooManyDeclined(await countDeclines(scope, { visitId: id, linkId: null }))
  const wantedCapture = await getWantedCapture(database(), scope)
  const [awaiting] = visit.payments
  const [total, discount] = [money(visit.totalMinor, currency), money(visit.discountMinor, currency)]
  const paid = await getMoneyOfVisit(database(), scope, { id, currency })
  const balance = visitBalance({ state: visit.state, total, discount, ...paid })
  const isOn = (await getPaymentSwitches(database(), scope)).form && stripe !== null && !isCardStopped
  const rest = decideLinkPayment({ takesPayments: isOn, link: null, open: balance.open })
  const publishableKey = (awaiting?.stripeAccount ?? stripe)?.publishableKey ?? null
  const appointments = visit.appointments.map((appointment) => appointmentFrom(appointment, currency))
  const charges = appointments.map(({ charge }) => charge)
  const planFor = isCardStopped || publishableKey === null ? planWithoutPayment : planCharge
  const { reference, state, paymentState, startsAt, endsAt, contactName, contactEmail, branch } = visit
  return {
    ...{ scope, id, reference, state, paymentState, startsAt, endsAt, contactName, contactEmail, branch },
    appointments,
    holdSecondsLeft: secondsUntil(visit.holdExpiresAt),
    ...{ total, discount, paid: balance.online, held: balance.held, recorded: balance.recorded, open: balance.open },
    paidInAll: paidOf(balance),
    spread: spreadAhead(state, appointments, currency),
    payableOpen: rest.ok ? rest.amount : null,
    ended: visit.feeMinor === null ? null : endedOf(balance, money(visit.feeMinor, currency)),
    revision: visit.revision,
    plan: planFor(charges, currency),
    cancellation: cancellationRuleFrom(AgreedTerms.parse(visit.agreedTerms), currency),
    isCardStopped,
    publishableKey,
    captureMode: awaiting?.captureMode ?? captureModeOf(wantedCapture, startsAt, new Date()),
  }
}

type AppointmentRow = Omit<ClientAppointment, 'staffName' | 'price' | 'priceTo' | 'charge'> & {
  readonly staffMember: { readonly name: string }
  readonly priceMinor: bigint
  readonly priceToMinor: bigint | null
  readonly dueMinor: bigint
  readonly paymentStatus: PlannedCharge['status']
}

function appointmentFrom(row: AppointmentRow, currency: Currency): ClientAppointment {
  const { id, serviceId, serviceName, staffMemberId, staffMember, startsAt, endsAt } = row
  const price = money(row.priceMinor, currency)
  return {
    ...{ id, serviceId, serviceName, staffMemberId, staffName: staffMember.name, startsAt, endsAt, price },
    priceTo: row.priceToMinor === null ? price : money(row.priceToMinor, currency),
    charge: { status: row.paymentStatus, price, due: money(row.dueMinor, currency) },
  }
}

const endedOf = (settled: SettledMoney, fee: Money) => ({ fee, toHandBack: toHandBack({ ...settled, fee }) })

const secondsUntil = (instant: Date | null): number =>
  Math.max(0, Math.ceil(((instant?.getTime() ?? 0) - Date.now()) / 1000))
