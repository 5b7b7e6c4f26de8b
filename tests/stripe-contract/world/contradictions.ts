import type { Truth } from '#sandbox/stripe/control/truth-of.ts'

/** What cannot both be true in an account's books, in words; nothing, where they agree with themselves. */
export function contradictions(truth: Truth): string[] {
  return [...ofCharges(truth), ...ofTransactions(truth), ...ofDisputes(truth), ...ofEvents(truth)]
}

function ofCharges({ charges, refunds, paymentIntents }: Truth): string[] {
  return charges
    .flatMap((charge) => {
      const given = refunds.filter(
        (refund) => refund.charge === charge.id && !['failed', 'canceled'].includes(refund.status ?? ''),
      )
      const returned = given.reduce((sum, { amount }) => sum + amount, 0)
      const intent = paymentIntents.find(({ id }) => id === charge.payment_intent)
      return [
        charge.amount_refunded === returned
          ? ''
          : `${charge.id} says ${charge.amount_refunded}, its refunds ${returned}`,
        charge.amount_refunded <= charge.amount ? '' : `${charge.id} returned more than it took`,
        charge.refunded === (charge.amount_refunded === charge.amount) ? '' : `${charge.id} is wrongly refunded`,
        charge.balance_transaction === null || charge.captured ? '' : `${charge.id} is settled but not captured`,
        !charge.captured || intent?.amount_received === charge.amount_captured
          ? ''
          : `${charge.id} and its intent differ`,
      ]
    })
    .filter((word) => word !== '')
}

function ofTransactions({ balanceTransactions, balance }: Truth): string[] {
  const sums: Record<string, number> = {}
  for (const { currency, net } of balanceTransactions) sums[currency] = (sums[currency] ?? 0) + net
  const wrong = balanceTransactions.filter(
    ({ amount, fee, net, fee_details }) =>
      net !== amount - fee || fee !== fee_details.reduce((sum, one) => sum + one.amount, 0),
  )
  const totals = Object.entries(sums).filter(
    ([currency, sum]) => sum !== (balance.available[currency] ?? 0) + (balance.pending[currency] ?? 0),
  )
  return [
    ...wrong.map(({ id }) => `${id} does not add up`),
    ...totals.map(([currency]) => `the balance of ${currency}`),
  ]
}

function ofDisputes({ disputes }: Truth): string[] {
  return disputes.flatMap((dispute) => {
    const moved = dispute.balance_transactions.reduce((sum, { amount }) => sum + amount, 0)
    const isQuestion = dispute.status.startsWith('warning')
    const isReturned = isQuestion || dispute.status === 'won'
    return (moved === 0) === isReturned ? [] : [`${dispute.id} is ${dispute.status} and has moved ${moved}`]
  })
}

function ofEvents({ events }: Truth): string[] {
  const ids = new Set(events.map(({ id }) => id))
  return ids.size === events.length ? [] : ['two events have one id']
}
