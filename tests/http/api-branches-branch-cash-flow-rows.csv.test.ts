import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/cash-flow-rows.csv/route.ts'
import { runStatement } from '#lib/db/client.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { exportFigureFrom } from '#lib/views/exports/export-filter.ts'
import { streamRowsCsv } from '#lib/views/exports/rows-csv.ts'
import { aSettledPayment } from '#tests/support/cash-flow.ts'
import { recordsOf } from '#tests/support/csv.ts'
import { aMember, signedIn } from '#tests/support/people.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const addressOf = ({ slug }: Salon, query: string) =>
  `http://localhost:3000/api/branches/${slug}/cash-flow-rows.csv?period=quarter&${query}`

const NET = 'by=source&of=test&side=balance&currency=EUR&figure=net'

const get = (salon: Salon, query: string, headers = {}) =>
  GET(new Request(addressOf(salon, query), { headers }), { params: Promise.resolve({ branch: salon.slug }) })

async function rowsOf(salon: Salon, query: string) {
  const filter = await exportFigureFrom(salon.owner, addressOf(salon, query))
  return filter && recordsOf(streamRowsCsv(salon.owner, filter))
}

test('401 for whoever is not signed in', async () => {
  expect((await get(await aSalon(), NET)).status).toBe(401)
})

test('404 for an address that names no figure', async () => {
  const salon = await aSalon()
  const owner = await signedIn(await aMember(salon, 'owner'))
  expect((await get(salon, 'figure=profit', owner)).status).toBe(404)
  expect((await get(salon, NET, owner)).status).toBe(200)
})

test('the movements behind a figure as they are on its page, and of no other salon', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { paymentId, paymentIntentId } = await aSettledPayment(salon)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 2000 })
  await syncPayment(salon.form, paymentId)
  const of = { mode: 'test', side: 'balance', figure: 'net', payment: paymentId, client: 'Anna', currency: 'EUR' }
  expect(await rowsOf(salon, NET)).toMatchObject([
    { ...of, kind: 'refund', amount: '-20.00', group: '' },
    { ...of, kind: 'charge', amount: '48.12', payout: '' },
  ])
  expect(await rowsOf(salon, `${NET}&group=form`)).toMatchObject([{ group_by: 'source', group: 'form' }, {}])
  expect(await rowsOf(salon, `${NET}&group=link`)).toEqual([])
  expect(await rowsOf(other, NET)).toEqual([])
})

test('over pages and months the file misses nothing and repeats nothing, newest first', async () => {
  const salon = await aSalon()
  await runStatement(
    `with entry as (
      insert into ledger_entry (branch_id, stripe_account_id, key, kind, occurred_at)
      -- Most of them at one moment, so that a page ends among them.
      select $1, $2, 'other:txn_' || n, 'other', date_trunc('day', now()) - greatest(n - 2100, 0) * interval '1 day'
      from generate_series(1, 2140) n returning id)
    insert into ledger_posting (branch_id, entry_id, line, account, amount_minor, currency)
    select $1, id, line, account::"LedgerAccount", minor, 'EUR' from entry,
      (values (0, 'other', -1), (1, 'stripe_balance', 1)) as p (line, account, minor)`,
    [salon.branchId, salon.stripeAccountId],
  )
  const rows = (await rowsOf(salon, 'of=test&side=balance&currency=EUR&figure=other')) ?? []
  expect(rows).toHaveLength(2140)
  expect(new Set(rows.map(({ entry }) => entry)).size).toBe(2140)
  const moments = rows.map(({ moved_at: at = '' }) => at)
  expect(moments).toEqual(moments.toSorted().toReversed())
})
