import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import type { CashFlow } from '#lib/payments/reports/cash-flow.ts'
import { FLOW_FIGURES, figureOf } from '#lib/payments/reports/flow-figures.ts'
import { compareBranches } from '#lib/views/cash-flow/branches-report.ts'
import { readReport } from '#lib/views/cash-flow/cash-flow-report.ts'
import { type FigureFilter, figureFilterFrom, figureQueryOf } from '#lib/views/cash-flow/figure-filter.ts'
import { listFigureRows } from '#lib/views/cash-flow/figure-rows.ts'
import { readFigure } from '#lib/views/cash-flow/figure-sum.ts'
import { listGroupNames } from '#lib/views/cash-flow/group-names.ts'
import { reportFilterFrom } from '#lib/views/cash-flow/report-filter.ts'
import { listUnknownFees } from '#lib/views/cash-flow/unknown-fees.ts'
import { aSaleElsewhere, aSettledPayment, runPayouts } from '#tests/support/cash-flow.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'
import { openDispute } from '#tests/support/stripe.ts'

const NOW = { now: new Date(), timeZone: 'Europe/Berlin' }

const filterOf = (params: Record<string, string> = {}) => reportFilterFrom({ period: 'quarter', ...params }, NOW)

/** All rows behind a figure, of however many pages. */
async function allRows(salon: Salon, filter: FigureFilter, size?: number) {
  const rows = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listFigureRows>> = await listFigureRows(salon.owner, filter, {
      after,
      ...(size && { size }),
    })
    rows.push(...page.rows)
    after = page.next
  } while (after)
  return rows
}

/** A figure of a report, what the rows that it opens add up to, and what stands above them. */
async function openFigure(salon: Salon, filter: FigureFilter, flow: CashFlow) {
  const { side, group, figure } = filter
  if (figure === 'unsettled' || figure === 'pending') throw new Error('it is no figure of a flow')
  const [rows, above] = await Promise.all([allRows(salon, filter), readFigure(salon.owner, filter)])
  const opened = rows.reduce((sum, { amount }) => sum + amount.amountMinor, 0)
  const name = `${side} ${group} ${figure}`
  return { name, said: figureOf(flow, figure).amountMinor, opened, above: above.amountMinor }
}

/** Every figure of a report: of the sums all of them, of each group what cannot be right by chance. */
async function openAll(salon: Salon, by: string) {
  const report = filterOf({ by })
  const found = []
  for (const { livemode, side, currency, groups, total } of await readReport(salon.owner, report)) {
    const of = { report, livemode, side, currency }
    for (const figure of FLOW_FIGURES) found.push(await openFigure(salon, { ...of, figure, group: null }, total))
    for (const { group, flow } of groups) found.push(await openFigure(salon, { ...of, figure: 'change', group }, flow))
  }
  return found
}

test('every figure opens exactly the rows that it is the sum of', async () => {
  const salon = await aSalon({ staffCount: 2 })
  const [refunded, disputed] = [await aSettledPayment(salon, inDays(3)), await aSettledPayment(salon, inDays(4))]
  await salon.stripe.sdk.refunds.create({ payment_intent: refunded.paymentIntentId, amount: 2000 })
  await openDispute(salon.stripe, disputed.paymentIntentId)
  for (const { paymentId } of [refunded, disputed]) await syncPayment(salon.form, paymentId)
  await aSaleElsewhere(salon, 20_000)
  await runPayouts(salon)
  await followBalance(salon.form, salon.stripeAccountId)
  const figures = [...(await openAll(salon, 'week')), ...(await openAll(salon, 'staff_member'))]
  expect(figures.filter(({ said }) => said !== 0).length).toBeGreaterThan(20)
  for (const { name, said, opened, above } of figures) {
    expect({ name, opened, above }).toEqual({ name, opened: said, above: said })
  }
})

test('a row tells what moved the money, whose it was, and leads to its payment', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aSettledPayment(salon)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 2000 })
  await syncPayment(salon.form, paymentId)
  const filter = { report: filterOf(), livemode: false, side: 'balance', currency: 'EUR', group: null } as const
  expect(await allRows(salon, { ...filter, figure: 'net' }, 1)).toMatchObject([
    { cause: 'refund', amount: { amountMinor: -2000 }, payment: { id: paymentId, clientName: 'Anna' } },
    { cause: 'charge', amount: { amountMinor: 4812 }, payment: { id: paymentId }, payoutId: null },
  ])
})

test('payments whose fee is not known yet are named as such, and are no fee of zero', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  const { paymentId } = await aPaidPayment(salon, inDays(4))
  const report = filterOf()
  expect(await listUnknownFees(salon.owner, report)).toEqual([
    { livemode: false, count: 1, captured: { amountMinor: 5000, currency: 'EUR' } },
  ])
  const figure = { report, livemode: false, side: 'client', currency: 'EUR', figure: 'unsettled', group: null } as const
  expect(await allRows(salon, figure)).toMatchObject([{ cause: 'charge', payment: { id: paymentId } }])
  expect(await readFigure(salon.owner, figure)).toEqual({ amountMinor: 5000, currency: 'EUR' })
  const balance = (await readReport(salon.owner, report)).find(({ side }) => side === 'balance')
  expect(balance?.total.gross.amountMinor).toBe(5000)
  expect(await listUnknownFees(salon.owner, filterOf({ mode: 'live' }))).toEqual([])
})

test('which figure is open stands in the address, and what names none opens none', () => {
  const address = new URLSearchParams({
    ...{ from: '2026-03-01', to: '2026-03-31', by: 'service', of: 'live', side: 'client' },
    ...{ currency: 'EUR', figure: 'refunds', group: 'none' },
  })
  const filter = figureFilterFrom(Object.fromEntries(address), NOW)
  expect(filter).toMatchObject({ livemode: true, side: 'client', figure: 'refunds', group: '' })
  expect(filter && figureQueryOf(filter).toString()).toBe(address.toString())
  for (const [name, value] of [
    ['currency', 'XXX'],
    ['figure', 'profit'],
    ['side', 'moon'],
    ['of', ''],
    ['group', "' or 1=1"],
  ] as const) {
    expect(figureFilterFrom({ ...Object.fromEntries(address), [name]: value }, NOW)).toBeNull()
  }
  expect(figureFilterFrom({ ...Object.fromEntries(address), by: 'day' }, NOW)).toBeNull()
})

test('all salons of a person stand side by side, each with its own money, and add up in each currency', async () => {
  const [german, other, british] = [
    await aSalon(),
    await aSalon(),
    await aSalon({ account: { country: 'GB', currency: 'gbp' } }),
  ]
  for (const [index, salon] of [german, german, other, british].entries()) {
    await aSettledPayment(salon, inDays(3 + index))
  }
  const salons = [german, other, british].map(({ owner: scope, slug }) => ({ scope, slug, name: slug }))
  const sections = await compareBranches(salons, filterOf())
  expect(
    sections.map(({ side, currency, branches, total }) => [
      ...[side, currency, total.gross.amountMinor],
      branches.map(({ slug, flow }) => [slug, flow.gross.amountMinor]),
    ]),
  ).toEqual([
    [
      ...['balance', 'EUR', 15_000],
      [
        [german.slug, 10_000],
        [other.slug, 5000],
      ],
    ],
    ['balance', 'GBP', 4263, [[british.slug, 4263]]],
    [
      ...['client', 'EUR', 20_000],
      [
        [german.slug, 10_000],
        [other.slug, 5000],
        [british.slug, 5000],
      ],
    ],
  ])
  expect(await compareBranches(salons, filterOf({ mode: 'live' }))).toEqual([])
})

test('another salon’s rows are in no figure of this one, and groups are called what the salon calls them', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  await aSettledPayment(other)
  const report = filterOf({ by: 'service' })
  const figure = { report, livemode: false, side: 'client', currency: 'EUR', figure: 'gross' } as const
  expect((await listFigureRows(salon.owner, { ...figure, group: other.serviceId }, { after: null })).rows).toEqual([])
  expect(await listUnknownFees(salon.owner, report)).toEqual([])
  expect([...(await listGroupNames(salon.owner, 'service'))]).toEqual([[salon.serviceId, 'Haircut']])
  const { name } = await database().staffMember.findFirstOrThrow({ where: { branchId: salon.branchId } })
  expect((await listGroupNames(salon.owner, 'staff_member')).get(salon.staffMemberId)).toBe(name)
  expect(await listGroupNames(salon.owner, 'day')).toEqual(new Map())
})
