import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import { differencesOf, type Side, stripeSide, sumsOf } from '#tests/model/world/differences.ts'
import type { PaperApp } from './app-on-paper.ts'
import type { PaperBooks } from './books-on-paper.ts'

/** Where the books on paper say something else than Stripe's, or something that must never be. */
export function paperDisagreements(
  { books, visitId }: PaperApp,
  truth: ReturnType<RunningSimulator['truth']>,
): readonly string[] {
  const intents = truth.paymentIntents.filter(({ metadata }) => metadata.visit_id === visitId).map(({ id }) => id)
  const isOurs = (one: { readonly payment_intent: unknown }) => intents.some((id) => id === one.payment_intent)
  const ofVisit = {
    ...truth,
    charges: truth.charges.filter(isOurs),
    refunds: truth.refunds.filter(isOurs),
    disputes: truth.disputes.filter(isOurs),
  }
  return [...differencesOf(stripeSide(ofVisit), paperSide(books)), ...offences(books)]
}

function paperSide({ payments, refunds }: PaperBooks): Side {
  const moved = payments.flatMap(({ intentId, entries }) =>
    [...entries.values()]
      .flatMap(({ postings }) => postings)
      .filter(({ account }) => account === 'stripe_balance')
      .map(({ amount }) => ({ payment: intentId ?? '', currency: amount.currency, minor: amount.amountMinor })),
  )
  return {
    charges: payments.flatMap(({ chargeId }) => chargeId ?? []),
    refunds: refunds.flatMap(({ stripeRefundId, state, amount }) =>
      stripeRefundId ? [`${stripeRefundId} ${state} ${amount.amountMinor}`] : [],
    ),
    disputes: payments.flatMap(({ disputes }) =>
      [...disputes].map(([id, { amount }]) => `${id} ${amount.amountMinor}`),
    ),
    balance: sumsOf(moved),
  }
}

/** What the auditor looks for in the tables. */
function offences(books: PaperBooks): readonly string[] {
  const found: string[] = []
  let kept = 0
  for (const payment of books.payments) {
    const { captured, returned, disputed } = books.sumsOf(payment)
    const isWhole = 0 <= returned.amountMinor && returned.amountMinor <= captured.amountMinor
    if (!isWhole) found.push(`returned ${returned.amountMinor} of ${captured.amountMinor}`)
    if (books.canReturn(payment)) kept += captured.amountMinor - returned.amountMinor - disputed.amountMinor
    for (const { key, postings } of payment.entries.values()) {
      const sums = sumsOf(
        postings.map(({ amount: { amountMinor: minor, currency } }) => ({ payment: key, currency, minor })),
      )
      if (sums.length > 0) found.push(`entry does not balance: ${sums}`)
    }
  }
  if (books.visit !== 'booked' && kept > 0) found.push(`${kept} is kept for a visit that is ${books.visit}`)
  if (books.refunds.some(({ state }) => state === 'requested')) found.push('a refund is not sent')
  if (books.holdOrders.some(({ state }) => state === 'requested')) found.push('a hold order is not sent')
  return found
}
