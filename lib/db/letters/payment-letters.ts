import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { DisputeState, PaymentState, RefundState } from '#prisma/generated/enums.ts'

/** What a letter about money knows of the payment that it is about. */
export type PaymentLetterData = {
  readonly paymentId: string
  readonly state: PaymentState
  readonly amount: Money
  readonly paidAt: Date
  readonly captureBefore: Date | null
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly to: string
  readonly clientName: string
  readonly reference: string
  readonly startsAt: Date
  readonly branch: {
    readonly slug: string
    readonly name: string
    readonly timeZone: string
    readonly address: string | null
  }
}

const OF_PAYMENT = {
  id: true,
  state: true,
  amountMinor: true,
  currency: true,
  createdAt: true,
  captureBefore: true,
  cardBrand: true,
  cardLast4: true,
  visit: {
    select: {
      ...{ contactEmail: true, contactName: true, reference: true, startsAt: true },
      branch: { select: { slug: true, name: true, timeZone: true, address: true } },
    },
  },
} as const

const keyOf = ({ branchId }: BranchScope, id: string) => ({ branchId_id: { branchId, id } })

const readPayment = (scope: BranchScope, id: string) =>
  database().payment.findUniqueOrThrow({ where: keyOf(scope, id), select: OF_PAYMENT })

function dataOf(row: Awaited<ReturnType<typeof readPayment>>): PaymentLetterData {
  const { visit, cardBrand, cardLast4 } = row
  return {
    paymentId: row.id,
    state: row.state,
    amount: money(row.amountMinor, currencyOf(row.currency)),
    paidAt: row.createdAt,
    captureBefore: row.captureBefore,
    card: cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null,
    to: visit.contactEmail,
    clientName: visit.contactName,
    reference: visit.reference,
    startsAt: visit.startsAt,
    branch: visit.branch,
  }
}

export const getPaymentLetterData = async (scope: BranchScope, paymentId: string): Promise<PaymentLetterData> =>
  dataOf(await readPayment(scope, paymentId))

export type RefundLetterData = {
  readonly payment: PaymentLetterData
  readonly amount: Money
  readonly state: RefundState
  readonly failureReason: string | null
}

export async function getRefundLetterData(scope: BranchScope, refundId: string): Promise<RefundLetterData> {
  const refund = await database().refund.findUniqueOrThrow({
    where: keyOf(scope, refundId),
    select: {
      ...{ amountMinor: true, currency: true, state: true, failureReason: true },
      payment: { select: OF_PAYMENT },
    },
  })
  const amount = money(refund.amountMinor, currencyOf(refund.currency))
  return { payment: dataOf(refund.payment), amount, state: refund.state, failureReason: refund.failureReason }
}

export type DisputeLetterData = {
  readonly payment: PaymentLetterData
  readonly amount: Money
  readonly state: DisputeState
  readonly reason: string
  readonly evidenceDueAt: Date | null
}

export async function getDisputeLetterData(scope: BranchScope, disputeId: string): Promise<DisputeLetterData> {
  const dispute = await database().dispute.findUniqueOrThrow({
    where: keyOf(scope, disputeId),
    select: {
      ...{ amountMinor: true, currency: true, state: true, reason: true, evidenceDueAt: true },
      payment: { select: OF_PAYMENT },
    },
  })
  const { amountMinor, currency, payment, ...told } = dispute
  return { ...told, payment: dataOf(payment), amount: money(amountMinor, currencyOf(currency)) }
}
