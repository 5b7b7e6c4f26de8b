import { database } from '#lib/db/client.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { money, negate, zero } from '#lib/money/money.ts'
import { splitAmount } from '#lib/payments/parts/split-amount.ts'
import { addFlows, type CashFlow, FLOW_GROUPINGS, type FlowGrouping, noFlow } from '#lib/payments/reports/cash-flow.ts'
import { sumCashFlow } from '#lib/views/cash-flow/cash-flow-report.ts'
import { addDays, dayOf, weekdayOf } from '#lib/visits/calendar.ts'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import type { Salon } from '#tests/support/salon.ts'

type Truth = ReturnType<RunningSimulator['truth']>
type Transaction = Truth['balanceTransactions'][number]

/** A movement of Stripe's as a report sees it, and whose it is. */
type Told = {
  readonly at: number
  readonly currency: Currency
  readonly flow: Partial<CashFlow>
  readonly payment: string | null
  readonly refund: string | null
}

/**
 * What was compared in some salon: figures that were not zero, money that was for several appointments, and what came
 * back of a capture that a visit's end had overtaken.
 */
export const reportSeen = new Set<string>()

const SALON_ZONE = 'Europe/Berlin'
const PERIOD = { from: addDays(dayOf(new Date(), 'UTC'), -400), to: addDays(dayOf(new Date(), 'UTC'), 400) }

/** Where a report of a salon is not the sum of Stripe's own movements, in any grouping; it must be in all. */
export async function reportDisagreements(salon: Salon, truth: Truth): Promise<readonly string[]> {
  const payments = await listPayments(salon.branchId)
  const told = truth.balanceTransactions.map((transaction) => toldBy(transaction, truth))
  const found = await Promise.all(
    FLOW_GROUPINGS.map(async (by) => {
      const rows = await sumCashFlow([salon.form], { period: PERIOD, by })
      const ours = inWords(
        rows
          .filter(({ side }) => side === 'balance')
          .map(({ group, currency, flow }) => [`${currency} ${group}`, flow]),
      )
      const theirs = inWords(
        told.flatMap((one) =>
          groupsOf(one, by, payments).map(([group, flow]): [string, CashFlow] => [`${one.currency} ${group}`, flow]),
        ),
      )
      const isEqual = JSON.stringify(ours) === JSON.stringify(theirs)
      return isEqual ? [] : [`by ${by} the report says ${JSON.stringify(ours)}, Stripe ${JSON.stringify(theirs)}`]
    }),
  )
  return found.flat()
}

function toldBy({ type, source, amount, fee, currency: code, created: at }: Transaction, truth: Truth): Told {
  const currency = currencyOf(code)
  const [gross, fees] = [money(amount, currency), money(fee, currency)]
  const charge = truth.charges.find(({ id }) => id === source)
  const refund = truth.refunds.find(({ id }) => id === source)
  const dispute = truth.disputes.find(({ id }) => id === source)
  const intent = truth.paymentIntents.find(({ id }) => id === (charge ?? refund ?? dispute)?.payment_intent)
  const payment = intent?.metadata.payment_id ?? null
  const of = { at, currency, payment, refund: refund?.id ?? null }
  if (type.startsWith('payout')) return { ...of, flow: { payouts: negate(gross) } }
  if (!payment) return { ...of, flow: { other: money(amount - fee, currency) } }
  if (charge) return { ...of, flow: { gross, fees } }
  return { ...of, flow: refund ? { refunds: negate(gross), fees } : { disputes: negate(gross), fees } }
}

async function listPayments(branchId: string) {
  const payments = await database().payment.findMany({
    where: { branchId },
    include: { parts: { orderBy: { position: 'asc' } }, refunds: true },
  })
  return new Map(payments.map((payment) => [payment.id, payment]))
}

type Payments = Awaited<ReturnType<typeof listPayments>>

/** The groups that a movement belongs to, each with its share: worked out here without the database. */
function groupsOf(told: Told, by: FlowGrouping, payments: Payments): readonly (readonly [string, CashFlow])[] {
  const whole = { ...noFlow(told.currency), ...told.flow }
  const day = dayOf(new Date(told.at * 1000), SALON_ZONE)
  if (by === 'day') return [[day, whole]]
  if (by === 'week') return [[addDays(day, 1 - weekdayOf(day)), whole]]
  if (by === 'month') return [[`${day.slice(0, 7)}-01`, whole]]
  const payment = payments.get(told.payment ?? '')
  if (!payment) {
    for (const figure of Object.keys(told.flow)) reportSeen.add(figure)
    return [['', whole]]
  }
  if (by === 'source') {
    reportSeen.add(`by ${payment.source}`)
    return [[payment.source, whole]]
  }
  if (by === 'status') return [[payment.state, whole]]
  return sharesOf(told, whole, payment).map(([part, flow]) => [
    by === 'service' ? part.serviceId : part.staffMemberId,
    flow,
  ])
}

type Payment = NonNullable<ReturnType<Payments['get']>>

function sharesOf(told: Told, whole: CashFlow, payment: Payment) {
  const refund = payment.refunds.find(({ stripeRefundId }) => stripeRefundId !== null && stripeRefundId === told.refund)
  const positions = refund?.positions ?? []
  const weights = payment.parts.map(({ position, amountMinor }) =>
    positions.length === 0 || positions.includes(position) ? Number(amountMinor) : 0,
  )
  for (const [figure, amount] of Object.entries(whole)) if (amount.amountMinor !== 0) reportSeen.add(figure)
  if (weights.length > 1) reportSeen.add(positions.length > 0 ? 'split for one' : 'split')
  const splits = Object.entries(whole).map(([figure, amount]) => [figure, splitAmount(amount, weights)] as const)
  return payment.parts.map((part, index) => {
    const share = splits.map(([figure, shares]) => [figure, shares[index] ?? zero(told.currency)] as const)
    return [part, { ...whole, ...Object.fromEntries(share) }] as const
  })
}

/** Sums by group, without those that came to nothing. */
function inWords(flows: readonly (readonly [string, CashFlow])[]): readonly string[] {
  const sums = new Map<string, CashFlow>()
  for (const [key, flow] of flows) {
    const known = sums.get(key)
    sums.set(key, known ? addFlows(known, flow) : flow)
  }
  return [...sums]
    .map(([key, flow]) => ({ key, minors: Object.values(flow).map(({ amountMinor }) => amountMinor) }))
    .filter(({ minors }) => minors.some((minor) => minor !== 0))
    .map(({ key, minors }) => `${key}: ${minors.join(' ')}`)
    .toSorted()
}
