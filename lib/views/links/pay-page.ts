import 'server-only'
import { type BranchScope, findScopeOfPaymentLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { findPaymentLink } from '#lib/db/links/payment-links.ts'
import { getMoneyOfVisit } from '#lib/db/payments/ledger.ts'
import { findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { getPaymentSwitches } from '#lib/db/payments/stripe-settings.ts'
import { countDeclines } from '#lib/db/protection/card-outcomes.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import { decideLinkPayment, type LinkRefusal } from '#lib/payments/links/link-policy.ts'
import { areTooManyDeclined } from '#lib/payments/protection/card-testing.ts'
import { type VisitBalance, visitBalance } from '#lib/visits/balance/visit-balance.ts'
import { type VisitState, visitCan } from '#lib/visits/visit-state.ts'
import { listVisitReceipts, type VisitReceipt } from '../visit-receipts.ts'

export type PayPageRefusal = LinkRefusal | 'visit_not_payable' | 'too_many_declines'

/** What somebody who opens a payment link sees. */
export type PayPage = {
  readonly slug: string
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
    }[]
    readonly total: Money
    readonly discount: Money
    readonly balance: VisitBalance
  }
  readonly payment:
    | { readonly at: 'open'; readonly amount: Money; readonly publishableKey: string }
    /** A card is being charged: it is not known yet how it ends. */
    | { readonly at: 'refused'; readonly refusal: PayPageRefusal }
  /** What was paid through this very link; nothing until then. */
  readonly receipts: readonly VisitReceipt[]
  /** The moment from which the page is good for an hour. */
  readonly openedAt: Date
}

/** The payment that a link asks for; null for a link that opens nothing. Looking at it changes nothing. */
export async function findPayPage(token: string): Promise<PayPage | null> {
  const opened = await findScopeOfPaymentLink(token)
  if (!opened) return null
  const { scope, visitId, linkId } = opened
  const row = await database().visit.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id: visitId } },
    include: {
      branch: { select: { slug: true } },
      appointments: { orderBy: { position: 'asc' }, include: { staffMember: { select: { name: true } } } },
      payments: { where: { paymentLinkId: linkId }, select: { id: true } },
    },
  })
  const currency = currencyOf(row.currency)
  const [total, discount] = [money(row.totalMinor, currency), money(row.discountMinor, currency)]
  const paid = await getMoneyOfVisit(database(), scope, { id: visitId, currency })
  const balance = visitBalance({ state: row.state, total, discount, ...paid })
  const through = row.payments.map(({ id }) => id)
  const { reference, startsAt, state } = row
  return {
    slug: row.branch.slug,
    visit: {
      ...{ reference, startsAt, total, discount, balance },
      appointments: row.appointments.map(({ staffMember, priceMinor, ...one }) => ({
        ...{ id: one.id, serviceName: one.serviceName, startsAt: one.startsAt, endsAt: one.endsAt },
        staffName: staffMember.name,
        price: money(priceMinor, currency),
      })),
    },
    payment: await decide(scope, { visitId, linkId, state, open: balance.open }),
    receipts: (await listVisitReceipts(scope, visitId)).filter(({ id }) => through.includes(id)),
    openedAt: new Date(),
  }
}

type Question = {
  readonly visitId: string
  readonly linkId: string
  readonly state: VisitState
  readonly open: Money
}

async function decide(scope: BranchScope, { visitId, linkId, state, open }: Question): Promise<PayPage['payment']> {
  const link = await findPaymentLink(database(), scope, linkId)
  const stripe = await findConnectedStripe(database(), scope)
  const { link: isOn } = await getPaymentSwitches(database(), scope)
  const decision = decideLinkPayment({ takesPayments: isOn && stripe !== null, link, open })
  const isCalledOff = !visitCan('owe', state) && !link?.isPaid && !link?.isWithdrawn
  if (isCalledOff) return { at: 'refused', refusal: 'visit_not_payable' }
  if (!decision.ok) return { at: 'refused', refusal: decision.refusal }
  if (areTooManyDeclined(await countDeclines(scope, { visitId, linkId }))) {
    return { at: 'refused', refusal: 'too_many_declines' }
  }
  const publishableKey = (await keyOfAwaiting(scope, { visitId, linkId })) ?? stripe?.publishableKey
  if (!publishableKey) return { at: 'refused', refusal: 'payment_not_available' }
  return { at: 'open', amount: decision.amount, publishableKey }
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
