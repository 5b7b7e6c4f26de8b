import { expect, test } from 'vitest'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { type CashFlow, changeOfBalance, netOfFlow } from '#lib/payments/reports/cash-flow.ts'
import { type ReportSection, readReport } from '#lib/views/cash-flow/cash-flow-report.ts'
import { reportFilterFrom, reportQueryOf } from '#lib/views/cash-flow/report-filter.ts'
import { aSaleElsewhere, aSettledPayment, runPayouts, stripeBalanceOf } from '#tests/support/cash-flow.ts'
import { aFixedHistory } from '#tests/support/fixed-history.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

const NOW = { now: new Date(), timeZone: 'Europe/Berlin' }

const reportOf = (salon: Salon, params: Record<string, string> = {}) =>
  readReport(salon.owner, reportFilterFrom({ period: 'quarter', ...params }, NOW))

const minorsOf = (flow: CashFlow) =>
  Object.fromEntries(Object.entries(flow).map(([name, { amountMinor }]) => [name, amountMinor]))

const sideOf = (sections: readonly ReportSection[], side: 'client' | 'balance') => {
  const found = sections.find((section) => section.side === side)
  if (!found) throw new Error(`no ${side} in the report`)
  return found
}

test('a fixed history comes to the figures that were worked out by hand', async () => {
  const salon = await aSalon({ staffCount: 2 })
  await aFixedHistory(salon)
  const sections = await reportOf(salon)
  expect(sections.map(({ livemode, side, currency }) => [livemode, side, currency])).toEqual([
    [false, 'balance', 'EUR'],
    [false, 'client', 'EUR'],
  ])
  // Five of 50.00 and one of 30.00; the lost dispute of 50.00 stays with the bank.
  const client = sideOf(sections, 'client').total
  expect(minorsOf(client)).toEqual({ gross: 28_000, refunds: 2000, disputes: 5000, fees: 0, other: 0, payouts: 0 })
  // Without the one that is not settled: 4 × 50.00 + 30.00; fees 4 × 1.88 + 1.23 + 2 × 20.00 for the disputes.
  const balance = sideOf(sections, 'balance').total
  expect(minorsOf(balance)).toEqual({ gross: 23_000, refunds: 2000, disputes: 5000, fees: 4875, other: 0, payouts: 0 })
  expect(netOfFlow(balance).amountMinor).toBe(11_125)
  expect(await stripeBalanceOf(salon)).toEqual({ EUR: 11_125 })
})

test('where Stripe settles in another currency, each side has its own sums', async () => {
  const salon = await aSalon({ account: { country: 'GB', currency: 'gbp' } })
  const { paymentId, paymentIntentId } = await aSettledPayment(salon)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 1000 })
  await syncPayment(salon.form, paymentId)
  const sections = await reportOf(salon)
  const client = sideOf(sections, 'client')
  expect([client.currency, minorsOf(client.total)]).toMatchObject(['EUR', { gross: 5000, refunds: 1000, fees: 0 }])
  // At 0.852669 pounds for a euro: 42.63 and 8.53; the fee is 3.25 % of 42.63 and 20 pence.
  const balance = sideOf(sections, 'balance')
  expect([balance.currency, minorsOf(balance.total)]).toMatchObject(['GBP', { gross: 4263, refunds: 853, fees: 159 }])
})

test('money that Stripe moved and the app does not know is another movement, and the sum meets Stripe’s', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  await aSaleElsewhere(salon, 20_000)
  const [payout] = await runPayouts(salon)
  await followBalance(salon.form, salon.stripeAccountId)
  const paidOut = sideOf(await reportOf(salon), 'balance').total
  // The till's sale of 200.00 with a card from abroad costs 6.75.
  expect(minorsOf(paidOut)).toMatchObject({ gross: 5000, fees: 188, other: 19_325, payouts: 19_325 })
  expect({ EUR: changeOfBalance(paidOut).amountMinor }).toEqual(await stripeBalanceOf(salon))
  await control(`/payouts/${payout?.id}/fail`, {})
  await followBalance(salon.form, salon.stripeAccountId)
  const failed = sideOf(await reportOf(salon), 'balance').total
  expect(minorsOf(failed)).toMatchObject({ other: 19_325, payouts: 0 })
  expect({ EUR: changeOfBalance(failed).amountMinor }).toEqual(await stripeBalanceOf(salon))
})

test('in every grouping the parts add up to the whole, and the whole is the same', async () => {
  const salon = await aSalon({ staffCount: 2 })
  await aFixedHistory(salon)
  const byDay = await reportOf(salon, { by: 'day' })
  for (const by of ['week', 'month', 'service', 'staff_member', 'source', 'status']) {
    const sections = await reportOf(salon, { by })
    expect(sections.map(({ total }) => minorsOf(total))).toEqual(byDay.map(({ total }) => minorsOf(total)))
  }
  const byStatus = sideOf(await reportOf(salon, { by: 'status' }), 'client')
  expect(byStatus.groups.map(({ group, flow }) => [group, flow.gross.amountMinor])).toEqual([
    ['paid', 23_000],
    ['partly_refunded', 5000],
  ])
})

test('the period before stands beside it, and only the mode that was asked for', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  const tomorrow = new Date(Date.now() + 86_400_000)
  const filter = reportFilterFrom({ period: 'today' }, { now: tomorrow, timeZone: 'Europe/Berlin' })
  const sections = await readReport(salon.owner, filter)
  expect(sideOf(sections, 'client')).toMatchObject({ groups: [], total: { gross: { amountMinor: 0 } } })
  expect(minorsOf(sideOf(sections, 'client').before)).toMatchObject({ gross: 5000 })
  expect(await reportOf(salon, { mode: 'live' })).toEqual([])
  expect(await reportOf(salon, { mode: 'test' })).toHaveLength(2)
})

test('another salon’s money is in no report of this one', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  await aSettledPayment(other)
  expect(await reportOf(salon)).toEqual([])
})

test('what makes no sense in an address is passed over, and what was asked for can be asked again', () => {
  const filter = reportFilterFrom({ from: '2026-02-30', to: 'x', by: 'shoe-size', mode: 'maybe', period: 'never' }, NOW)
  expect(filter).toEqual(reportFilterFrom({}, NOW))
  const asked = { from: '2026-03-01', to: '2026-03-31', by: 'service', mode: 'live' }
  expect(Object.fromEntries(reportQueryOf(reportFilterFrom(asked, NOW)))).toEqual(asked)
  expect(reportFilterFrom({ from: '2026-03-31', to: '2026-03-01' }, NOW).period).toEqual(
    reportFilterFrom({}, NOW).period,
  )
})
