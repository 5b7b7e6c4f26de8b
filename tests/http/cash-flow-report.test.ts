import { expect, test } from 'vitest'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { type CashFlow, changeOfBalance, netOfFlow } from '#lib/payments/reports/cash-flow.ts'
import { type ReportSection, readReport } from '#lib/views/cash-flow/cash-flow-report.ts'
import { reportFilterFrom, reportQueryOf } from '#lib/views/cash-flow/report-filter.ts'
import { streamPayoutsCsv } from '#lib/views/exports/payouts-csv.ts'
import { streamReportCsv } from '#lib/views/exports/report-csv.ts'
import { listAccountNotices } from '#lib/views/payouts/account-notices.ts'
import { listBalances } from '#lib/views/payouts/balances.ts'
import { listPayouts } from '#lib/views/payouts/payout-list.ts'
import {
  aPayablePayment,
  aSaleElsewhere,
  aSettledPayment,
  runPayouts,
  stripeBalanceOf,
} from '#tests/support/cash-flow.ts'
import { recordsOf } from '#tests/support/csv.ts'
import { aFixedHistory } from '#tests/support/fixed-history.ts'
import { aSalon, inDays, type Salon, withAnotherAccount } from '#tests/support/salon.ts'
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
    [false, 'balance', 'GBP'],
    [false, 'client', 'EUR'],
  ])
  const [euros, pounds, client] = sections.map(({ total }) => total)
  if (!euros || !pounds || !client) throw new Error('three parts')
  // Eight of 50.00 and one of 30.00; 20.00 and 10.00 went back; the lost dispute of 50.00 stays with the bank.
  expect(minorsOf(client)).toEqual({ gross: 43_000, refunds: 3000, disputes: 5000, fees: 0, other: 0, payouts: 0 })
  // Without the one that is not settled, and that in pounds: 6 × 50.00 + 30.00; fees 6 × 1.88 + 1.23 + 2 × 20.00 for
  // the disputes. Of two payouts of 48.12 one came back.
  expect(minorsOf(euros)).toEqual({
    ...{ gross: 33_000, refunds: 2000, disputes: 5000, fees: 5251, other: 0, payouts: 4812 },
  })
  expect([netOfFlow(euros).amountMinor, changeOfBalance(euros).amountMinor]).toEqual([20_749, 15_937])
  expect(await stripeBalanceOf(salon)).toEqual({ EUR: 15_937 })
  // At 0.852669 pounds for a euro 50.00 are 42.63 and 10.00 are 8.53; what is left has been paid out: 32.51.
  expect(minorsOf(pounds)).toEqual({ gross: 4263, refunds: 853, disputes: 0, fees: 159, other: 0, payouts: 3251 })
  expect([netOfFlow(pounds).amountMinor, changeOfBalance(pounds).amountMinor]).toEqual([3251, 0])
})

test('the fixed history’s payouts and files have the figures that were worked out by hand', async () => {
  const salon = await aSalon({ staffCount: 2 })
  await aFixedHistory(salon)
  // Stripe made all of them in one moment: their own order says nothing.
  const { payouts } = await listPayouts(salon.owner, { after: null })
  expect(
    payouts
      .toSorted(byCurrencyAndState)
      .map(({ state, amount, contents, rates }) => [
        ...[state, amount.currency, amount.amountMinor],
        contents && Object.values(contents).map(({ amountMinor }) => amountMinor),
        rates.map(({ from, least }) => `${from} ${least}`),
      ]),
  ).toEqual([
    ['failed', 'EUR', 4812, [5000, 0, 0, 188, 0], []],
    ['paid', 'EUR', 4812, [5000, 0, 0, 188, 0], []],
    ['paid', 'GBP', 3251, [4263, 853, 0, 159, 0], ['EUR 0.852669']],
  ])
  const failed = payouts.find(({ state }) => state === 'failed')
  expect(await listAccountNotices(salon.owner)).toMatchObject([{ kind: 'payout_failed', payoutId: failed?.id }])
  const payoutRows = await recordsOf(streamPayoutsCsv(salon.owner))
  const contentsOf = ({ payments, refunds, fees, other }: Readonly<Record<string, string>>) => [
    payments,
    refunds,
    fees,
    other,
  ]
  const rowsOfPayouts = payoutRows.map((row) => [
    ...[row.currency, row.status, row.amount, row.rate_from],
    ...contentsOf(row),
  ])
  expect(rowsOfPayouts.toSorted()).toEqual([
    ['EUR', 'failed', '48.12', '', '50.00', '0.00', '1.88', '0.00'],
    ['EUR', 'paid', '48.12', '', '50.00', '0.00', '1.88', '0.00'],
    ['GBP', 'paid', '32.51', '0.852669', '42.63', '8.53', '1.59', '0.00'],
  ])
  const filter = reportFilterFrom({ period: 'quarter', by: 'source' }, NOW)
  const report = await recordsOf(streamReportCsv(salon.owner, filter))
  // Payouts are of no payment: they stand in a line without a source.
  expect(report.filter(({ group }) => group === 'form').map(figuresOf)).toEqual([
    ['balance', 'EUR', '330.00', '20.00', '50.00', '52.51', '207.49', '0.00'],
    ['balance', 'GBP', '42.63', '8.53', '0.00', '1.59', '32.51', '0.00'],
    ['client', 'EUR', '430.00', '30.00', '50.00', '', '350.00', ''],
  ])
  expect(report.filter(({ group }) => group === '').map(figuresOf)).toEqual([
    ['balance', 'EUR', '0.00', '0.00', '0.00', '0.00', '0.00', '48.12'],
    ['balance', 'GBP', '0.00', '0.00', '0.00', '0.00', '0.00', '32.51'],
  ])
})

type InOrder = { readonly state: string; readonly amount: { readonly currency: string } }

const orderOf = ({ state, amount }: InOrder) => `${amount.currency} ${state}`

const byCurrencyAndState = (left: InOrder, right: InOrder) => orderOf(left).localeCompare(orderOf(right))

const figuresOf = (row: Readonly<Record<string, string>>) =>
  ['side', 'currency', 'gross', 'refunds', 'disputes', 'fees', 'net', 'payouts'].map((name) => row[name])

test('test and live money of one salon stand apart: in the report, its file, the balance and the payouts', async () => {
  const salon = await aSalon()
  await aPayablePayment(salon, inDays(3))
  await runPayouts(salon)
  await followBalance(salon.form, salon.stripeAccountId)
  const live = await withAnotherAccount(salon, { country: 'DE', currency: 'eur', livemode: true })
  await aPayablePayment(live, inDays(4))
  await aSettledPayment(live, inDays(5))
  await followBalance(live.form, live.stripeAccountId)
  const modesOf = async (params: Record<string, string>) =>
    (await reportOf(salon, params)).map(({ livemode, side, total }) => [livemode, side, total.gross.amountMinor])
  const ofLive = [
    [true, 'balance', 10_000],
    [true, 'client', 10_000],
  ]
  const ofTest = [
    [false, 'balance', 5000],
    [false, 'client', 5000],
  ]
  expect(await modesOf({})).toEqual([...ofLive, ...ofTest])
  expect(await modesOf({ mode: 'live' })).toEqual(ofLive)
  expect(await modesOf({ mode: 'test' })).toEqual(ofTest)
  const csv = await recordsOf(streamReportCsv(salon.owner, reportFilterFrom({ period: 'quarter', by: 'month' }, NOW)))
  expect(csv.map(({ mode, side, gross }) => [mode, side, gross])).toEqual([
    ['live', 'balance', '100.00'],
    ['live', 'client', '100.00'],
    ['test', 'balance', '50.00'],
    ['test', 'client', '50.00'],
  ])
  expect(
    (await listBalances(salon.owner)).map(({ livemode, balance, onItsWay }) => [
      ...[livemode, balance.amountMinor, onItsWay.amountMinor],
    ]),
  ).toEqual([
    [true, 2 * 4812, 0],
    [false, 0, 4812],
  ])
  const { payouts } = await listPayouts(salon.owner, { after: null })
  expect(payouts.map(({ livemode, amount }) => [livemode, amount.amountMinor])).toEqual([[false, 4812]])
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
    ['paid', 33_000],
    ['partly_refunded', 10_000],
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
