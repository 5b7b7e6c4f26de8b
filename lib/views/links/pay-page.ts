import 'server-only'
import { type BranchScope, findScopeOfLink, findScopeOfPaymentLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { getRuleOfVisit } from '#lib/db/holds/agreements.ts'
import { findPaymentLink } from '#lib/db/links/payment-links.ts'
import { getMoneyOfVisit } from '#lib/db/payments/ledger.ts'
import { findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { getPaymentSwitches } from '#lib/db/payments/stripe-settings.ts'
import { countDeclines } from '#lib/db/protection/card-outcomes.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { add, type Money, money } from '#lib/money/money.ts'
import type { ShownRule } from '#lib/payments/clients/agreement.ts'
import { decideLinkPayment, type LinkRefusal } from '#lib/payments/links/link-policy.ts'
import { areTooManyDeclined } from '#lib/payments/protection/card-testing.ts'
import { paidOf, type VisitBalance, visitBalance } from '#lib/visits/balance/visit-balance.ts'
import { spreadAhead } from '#lib/visits/booking-plan.ts'
import { type VisitState, visitCan } from '#lib/visits/visit-state.ts'
import { listVisitReceipts, type VisitReceipt } from '../visit-receipts.ts'

export type PayPageRefusal = LinkRefusal | 'visit_not_payable' | 'too_many_declines'

export type OpenPayment = {
  readonly at: 'open'
  readonly amount: Money
  readonly publishableKey: string
  /** What the client agrees to by paying; null once the visit has begun: then there is nothing to cancel. */
  readonly rule: Omit<ShownRule, 'now'> | null
}

/** What somebody sees who opens a payment link, or pays the rest by the private link of their visit. */
export type PayPage = {
  readonly slug: string
  readonly by: 'link' | 'visit'
  readonly visit: {
    readonly reference: string
    readonly startsAt: Date
    readonly appointments: readonly {
      readonly id: string
      readonly serviceName: string
      readonly staffName: string
      readonly startsAt: Date
      readonly endsAt: Date
      readonly price: Money
      /** The upper end of a price range, the price itself where it is known. */
      readonly priceTo: Money
    }[]
    readonly total: Money
    /** By how much it may still become more, where prices are ranges. */
    readonly spread: Money
    readonly discount: Money
    readonly balance: VisitBalance
  }
  readonly payment:
    | OpenPayment
    /** A card is being charged: it is not known yet how it ends. */
    | { readonly at: 'refused'; readonly refusal: PayPageRefusal }
  /** What was paid through this very link; nothing until then. Of the visit's own link, all of it. */
  readonly receipts: readonly VisitReceipt[]
  /** The moment from which the page is good for an hour. */
  readonly openedAt: Date
}

/** The payment that a link asks for; null for a link that opens nothing. Looking at it changes nothing. */
export async function findPayPage(token: string): Promise<PayPage | null> {
  const opened = await findOpened(token)
  if (!opened) return null
  const { scope, visitId, linkId } = opened
  const row = await database().visit.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id: visitId } },
    include: {
      branch: { select: { slug: true } },
      appointments: { orderBy: { position: 'asc' }, include: { staffMember: { select: { name: true } } } },
      payments: { select: { id: true, paymentLinkId: true } },
    },
  })
  const currency = currencyOf(row.currency)
  const [total, discount] = [money(row.totalMinor, currency), money(row.discountMinor, currency)]
  const paid = await getMoneyOfVisit(database(), scope, { id: visitId, currency })
  const balance = visitBalance({ state: row.state, total, discount, ...paid })
  const appointments = row.appointments.map(({ staffMember, priceMinor, priceToMinor, ...one }) => ({
    ...{ id: one.id, serviceName: one.serviceName, startsAt: one.startsAt, endsAt: one.endsAt },
    staffName: staffMember.name,
    price: money(priceMinor, currency),
    priceTo: money(priceToMinor ?? priceMinor, currency),
  }))
  const through = row.payments.filter(({ paymentLinkId }) => linkId === null || paymentLinkId === linkId)
  const receipts = await listVisitReceipts(scope, { id: visitId, currency })
  const { reference, startsAt, state } = row
  return {
    slug: row.branch.slug,
    by: linkId === null ? 'visit' : 'link',
    visit: {
      ...{ reference, startsAt, appointments, total, discount, balance },
      spread: spreadAhead(state, appointments, currency),
    },
    payment: await decide(scope, { visitId, linkId, state, balance }),
    receipts: receipts.filter(({ id }) => through.some((payment) => payment.id === id)),
    openedAt: new Date(),
  }
}

/** The one payment that a payment link asks for, or whatever is open of the visit that a private link opens. */
async function findOpened(token: string) {
  const byLink = await findScopeOfPaymentLink(token)
  if (byLink) return byLink
  const byVisit = await findScopeOfLink(token, 'manage_visit')
  return byVisit && { ...byVisit, linkId: null }
}

type Question = {
  readonly visitId: string
  readonly linkId: string | null
  readonly state: VisitState
  readonly balance: VisitBalance
}

async function decide(scope: BranchScope, { visitId, linkId, state, balance }: Question): Promise<PayPage['payment']> {
  const link = linkId === null ? null : await findPaymentLink(database(), scope, linkId)
  const stripe = await findConnectedStripe(database(), scope)
  const switches = await getPaymentSwitches(database(), scope)
  const isOn = switches[link ? 'link' : 'form']
  const decision = decideLinkPayment({ takesPayments: isOn && stripe !== null, link, open: balance.open })
  const isCalledOff = !visitCan('owe', state) && !link?.isPaid && !link?.isWithdrawn
  if (isCalledOff) return { at: 'refused', refusal: 'visit_not_payable' }
  if (!decision.ok) return { at: 'refused', refusal: decision.refusal }
  if (areTooManyDeclined(await countDeclines(scope, { visitId, linkId }))) {
    return { at: 'refused', refusal: 'too_many_declines' }
  }
  const publishableKey = (await keyOfAwaiting(scope, { visitId, linkId })) ?? stripe?.publishableKey
  if (!publishableKey) return { at: 'refused', refusal: 'payment_not_available' }
  const { amount } = decision
  return { at: 'open', amount, publishableKey, rule: await findRule(scope, { visitId, balance, amount }) }
}

type Paying = Pick<Question, 'visitId' | 'balance'> & { readonly amount: Money }

/** The rule as it is once this sum is paid too: at most what was paid is kept. */
async function findRule(scope: BranchScope, { visitId, balance, amount }: Paying): Promise<OpenPayment['rule']> {
  const rule = await getRuleOfVisit(database(), scope, visitId)
  return rule.startsAt > new Date() ? { ...rule, paid: add(paidOf(balance), amount) } : null
}

/** Of the account that the begun payment belongs to: the branch may have connected another one meanwhile. */
async function keyOfAwaiting(scope: BranchScope, of: Pick<Question, 'visitId' | 'linkId'>): Promise<string | null> {
  const awaiting = await findAwaitingPayment(database(), scope, of.visitId)
  if (!awaiting || awaiting.linkId !== of.linkId) return null
  const account = await database().stripeAccount.findUnique({
    where: { branchId_id: { branchId: scope.branchId, id: awaiting.stripeAccountId } },
    select: { publishableKey: true },
  })
  return account?.publishableKey ?? null
}
