import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/ledger.csv/route.ts'
import { runStatement } from '#lib/db/client.ts'
import { reportFilterFrom } from '#lib/views/cash-flow/report-filter.ts'
import { exportFilterFrom } from '#lib/views/exports/export-filter.ts'
import { streamLedgerCsv } from '#lib/views/exports/ledger-csv.ts'
import { aSettledPayment } from '#tests/support/cash-flow.ts'
import { recordsOf } from '#tests/support/csv.ts'
import { aSalon } from '#tests/support/salon.ts'

const MONTH = reportFilterFrom({ period: 'quarter' }, { now: new Date(), timeZone: 'Europe/Berlin' })

test('401 for whoever is not signed in', async () => {
  const salon = await aSalon()
  const request = new Request(`http://localhost:3000/api/branches/${salon.slug}/ledger.csv`)
  const response = await GET(request, { params: Promise.resolve({ branch: salon.slug }) })
  expect(response.status).toBe(401)
})

test('the ledger has a line for each posting, and every entry adds up to nothing', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { paymentId } = await aSettledPayment(salon)
  await aSettledPayment(other)
  const rows = await recordsOf(streamLedgerCsv(salon.owner, MONTH))
  expect(rows.map(({ kind, account, currency, amount }) => [kind, account, currency, amount])).toEqual([
    ['charge', 'client', 'EUR', '-50.00'],
    ['charge', 'unsettled', 'EUR', '50.00'],
    ['settlement', 'unsettled', 'EUR', '-50.00'],
    ['settlement', 'stripe_balance', 'EUR', '48.12'],
    ['settlement', 'fees', 'EUR', '1.88'],
  ])
  expect(rows[0]).toMatchObject({ mode: 'test', payment: paymentId, stripe_account: salon.stripe.id, line: '0' })
  expect(await recordsOf(streamLedgerCsv(salon.owner, { ...MONTH, mode: 'live' }))).toEqual([])
})

test('the file is RFC 4180 with the mark that Excel needs, and runs nothing', async () => {
  const salon = await aSalon()
  const { paymentId } = await aSettledPayment(salon)
  // No such number is ever made; a file stays harmless even if it were.
  await runStatement(`update visit set reference = '=1+1;"é",x' where branch_id = $1`, [salon.branchId])
  const csv = (await buffer(streamLedgerCsv(salon.owner, MONTH))).toString('utf8')
  expect(csv.startsWith('\uFEFFentry,day,occurred_at')).toBe(true)
  expect(csv.endsWith('\r\n')).toBe(true)
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(csv).toContain(`,${paymentId},"'=1+1;""é"",x",`)
})

test('a day is a day of the branch’s clock, on both sides of midnight and of a change of clocks', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  // In Berlin the clocks go forward on 29 March 2026 at 1:00 UTC and back on 25 October 2026 at 1:00 UTC.
  const moments = ['2026-03-28T22:59:00Z', '2026-03-28T23:01:00Z', '2026-03-29T21:59:00Z', '2026-03-29T22:01:00Z']
  const autumn = ['2026-10-24T21:59:00Z', '2026-10-24T22:01:00Z', '2026-10-25T22:59:00Z', '2026-10-25T23:01:00Z']
  for (const [index, moment] of [...moments, ...autumn].entries()) {
    await runStatement(
      `with entry as (insert into ledger_entry (branch_id, stripe_account_id, key, kind, occurred_at)
        values ($1, $2, $3, 'other', $4) returning id)
      insert into ledger_posting (branch_id, entry_id, line, account, amount_minor, currency)
      select $1, id, line, account::"LedgerAccount", minor, 'EUR' from entry,
        (values (0, 'other', -1), (1, 'stripe_balance', 1)) as p (line, account, minor)`,
      [salon.branchId, salon.stripeAccountId, `other:txn_${index}`, moment],
    )
  }
  const keysOf = async (day: string) => {
    const address = `http://localhost:3000/x?from=${day}&to=${day}`
    const rows = await recordsOf(streamLedgerCsv(salon.owner, await exportFilterFrom(salon.owner, address)))
    expect(new Set(rows.map((row) => row.day))).toEqual(new Set([day]))
    return [...new Set(rows.map(({ key }) => key))]
  }
  expect(await keysOf('2026-03-29')).toEqual(['other:txn_1', 'other:txn_2'])
  expect(await keysOf('2026-10-25')).toEqual(['other:txn_5', 'other:txn_6'])
})

test('longer than a page, the file misses nothing and repeats nothing', async () => {
  const salon = await aSalon()
  await runStatement(
    `with entry as (
      insert into ledger_entry (branch_id, stripe_account_id, key, kind, occurred_at)
      -- Many at the same moment, so that pages end among them.
      select $1, $2, 'other:txn_' || n, 'other', date_trunc('day', now()) + n / 700 * interval '1 second'
      from generate_series(1, 2400) n returning id)
    insert into ledger_posting (branch_id, entry_id, line, account, amount_minor, currency)
    select $1, id, line, account::"LedgerAccount", minor, 'EUR' from entry,
      (values (0, 'other', -1), (1, 'stripe_balance', 1)) as p (line, account, minor)`,
    [salon.branchId, salon.stripeAccountId],
  )
  const rows = await recordsOf(streamLedgerCsv(salon.owner, MONTH))
  expect(rows).toHaveLength(4800)
  expect(new Set(rows.map(({ key }) => key)).size).toBe(2400)
})
