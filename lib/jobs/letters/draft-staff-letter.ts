import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { findStaffAddress } from '#lib/db/letters/letterheads.ts'
import type { ClaimedLetter } from '#lib/db/letters/letters.ts'
import {
  getDisputeLetterData,
  getPaymentLetterData,
  getRefundLetterData,
  type PaymentLetterData,
} from '#lib/db/letters/payment-letters.ts'
import { env } from '#lib/env.ts'
import type { Letter } from '#lib/letters/letter.ts'
import { disputeLetter } from '#lib/letters/staff/dispute-letter.ts'
import { failedRefundLetter } from '#lib/letters/staff/failed-refund-letter.ts'
import { holdLetter } from '#lib/letters/staff/hold-letter.ts'
import { paymentCan } from '#lib/payments/payment-state.ts'
import type { Draft, Drafting } from './draft.ts'

/** A client disputes a payment. */
export const draftDisputeLetter: Drafting = async (scope, order) => {
  const { payment, evidenceDueAt, state, reason, amount } = await getDisputeLetterData(scope, order.subjectId)
  const facts = { ...factsOf(payment, order), amount, reason, answerBy: evidenceDueAt, isInquiry: state === 'inquiry' }
  return addressed(scope, order, disputeLetter({ ...facts, link: `${facts.link}/disputes/${order.subjectId}` }))
}

/** A refund failed. */
export const draftFailedRefundLetter: Drafting = async (scope, order) => {
  const { payment, amount, failureReason } = await getRefundLetterData(scope, order.subjectId)
  return addressed(scope, order, failedRefundLetter({ ...factsOf(payment, order), amount, failureReason }))
}

/** A hold will soon be out of reach; unless somebody has seen to it already. */
export const draftHoldLetter: Drafting = async (scope, order) => {
  const payment = await getPaymentLetterData(scope, order.subjectId)
  if (!paymentCan('capture', payment.state)) return null
  return addressed(scope, order, holdLetter({ ...factsOf(payment, order), captureBefore: payment.captureBefore }))
}

function factsOf(payment: PaymentLetterData, { locale }: ClaimedLetter) {
  const { branch, paymentId } = payment
  const link = `${env().APP_ORIGIN}/${locale}/admin/${branch.slug}/finance/cashless-payments/${paymentId}`
  return { ...payment, locale, link }
}

/** Whoever has left the salon since is not written to. */
async function addressed(scope: BranchScope, { userId }: ClaimedLetter, letter: Letter): Promise<Draft | null> {
  const to = userId && (await findStaffAddress(scope, userId))
  return to ? { to, letter } : null
}
