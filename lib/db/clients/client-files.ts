import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { decimalString } from '#lib/money/format-money.ts'
import { money } from '#lib/money/money.ts'
import type { Prisma } from '#prisma/generated/client.ts'

const WANTED = {
  merged: { select: { name: true, phone: true, email: true, createdAt: true } },
  branch: { select: { name: true, slug: true } },
  visits: {
    orderBy: { startsAt: 'asc' },
    include: {
      appointments: { orderBy: { position: 'asc' }, include: { staffMember: { select: { name: true } } } },
      payments: { orderBy: { createdAt: 'asc' }, include: { refunds: true, disputes: { include: { answers: true } } } },
      deskPayments: { orderBy: { recordedAt: 'asc' } },
      letters: { where: { userId: null }, orderBy: { createdAt: 'asc' } },
    },
  },
} as const satisfies Prisma.ClientInclude

type Row = Prisma.ClientGetPayload<{ include: typeof WANTED }>
type VisitRow = Row['visits'][number]

/** Everything that the branch knows about a person, as they may ask to have it. */
export type ClientFile = ReturnType<typeof fileFrom>

/** Null for one that the branch does not have, that was merged into another or is erased. */
export async function findClientFile(
  tx: Transaction,
  { branchId }: BranchScope,
  id: string,
): Promise<ClientFile | null> {
  const row = await tx.client.findUnique({ where: { branchId_id: { branchId, id } }, include: WANTED })
  return row && row.mergedIntoId === null && row.erasedAt === null ? fileFrom(row) : null
}

const sum = (minor: bigint, currency: string) => `${decimalString(money(minor, currencyOf(currency)))} ${currency}`

function fileFrom({ id, name, phone, email, locale, note, createdAt, merged, branch, visits }: Row) {
  return {
    salon: branch.name,
    client: { id, name, phone, email, language: locale, note, since: createdAt },
    otherContacts: merged.map((card) => ({
      ...{ name: card.name, phone: card.phone, email: card.email, since: card.createdAt },
    })),
    visits: visits.map(visitFrom),
  }
}

function visitFrom(visit: VisitRow) {
  const { reference, state, source, locale, startsAt, endsAt, createdAt, canceledAt, currency } = visit
  return {
    ...{ reference, state, source, language: locale, startsAt, endsAt, bookedAt: createdAt, canceledAt },
    contact: { name: visit.contactName, phone: visit.contactPhone, email: visit.contactEmail },
    total: sum(visit.totalMinor, currency),
    discount:
      visit.discountMinor > 0n ? { sum: sum(visit.discountMinor, currency), reason: visit.discountReason } : null,
    fee: visit.feeMinor === null ? null : sum(visit.feeMinor, currency),
    agreed: { terms: visit.agreedTerms, wording: visit.agreedWording, at: visit.agreedAt },
    services: visit.appointments.map(({ serviceName, staffMember, startsAt, endsAt, priceMinor }) => ({
      ...{ service: serviceName, staffMember: staffMember.name, startsAt, endsAt, price: sum(priceMinor, currency) },
    })),
    cardPayments: visit.payments.map(paymentFrom),
    paymentsAtSalon: visit.deskPayments.map(({ method, amountMinor, note, recordedAt }) => ({
      ...{ method, sum: sum(amountMinor, currency), note, recordedAt },
    })),
    letters: visit.letters.map(({ kind, state, locale, createdAt, sentAt }) => ({
      ...{ kind, state, language: locale, writtenAt: createdAt, sentAt },
    })),
  }
}

function paymentFrom(payment: VisitRow['payments'][number]) {
  const { state, source, amountMinor, currency, cardBrand, cardLast4, createdAt, refunds, disputes } = payment
  return {
    ...{ state, source, sum: sum(amountMinor, currency), startedAt: createdAt },
    card: cardBrand && cardLast4 ? `${cardBrand} •••• ${cardLast4}` : null,
    stripePaymentIntent: payment.stripePaymentIntentId,
    stripeCharge: payment.stripeChargeId,
    refunds: refunds.map((refund) => ({
      ...{ state: refund.state, reason: refund.reason, sum: sum(refund.amountMinor, refund.currency) },
      ...{ askedAt: refund.createdAt, stripeRefund: refund.stripeRefundId },
    })),
    disputes: disputes.map((dispute) => ({
      ...{ state: dispute.state, reason: dispute.reason, sum: sum(dispute.amountMinor, dispute.currency) },
      ...{ openedAt: dispute.createdAt, stripeDispute: dispute.stripeDisputeId },
      answers: dispute.answers.map(({ evidence, state, createdAt }) => ({ evidence, state, writtenAt: createdAt })),
    })),
  }
}
