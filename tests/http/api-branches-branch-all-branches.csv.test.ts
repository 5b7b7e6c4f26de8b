import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/all-branches.csv/route.ts'
import { reportFilterFrom } from '#lib/views/cash-flow/report-filter.ts'
import { streamBranchesCsv } from '#lib/views/exports/branches-csv.ts'
import { aSettledPayment } from '#tests/support/cash-flow.ts'
import { recordsOf } from '#tests/support/csv.ts'
import { aSalon } from '#tests/support/salon.ts'

test('401 for whoever is not signed in', async () => {
  const salon = await aSalon()
  const request = new Request(`http://localhost:3000/api/branches/${salon.slug}/all-branches.csv`)
  const response = await GET(request, { params: Promise.resolve({ branch: salon.slug }) })
  expect(response.status).toBe(401)
})

test('each salon has its line in each of its currencies, and nobody else’s is there', async () => {
  const [one, other] = [await aSalon(), await aSalon({ account: { country: 'GB', currency: 'gbp' } })]
  for (const salon of [one, other, await aSalon()]) await aSettledPayment(salon)
  const branches = [one, other].map(({ owner, slug }) => ({ scope: owner, slug, name: slug }))
  const filter = reportFilterFrom({ period: 'quarter' }, { now: new Date(), timeZone: 'Europe/Berlin' })
  const rows = await recordsOf(streamBranchesCsv(branches, filter))
  expect(rows.map(({ branch, side, currency, gross, fees }) => [branch, side, currency, gross, fees])).toEqual([
    [one.slug, 'balance', 'EUR', '50.00', '1.88'],
    [other.slug, 'balance', 'GBP', '42.63', '1.59'],
    [one.slug, 'client', 'EUR', '50.00', ''],
    [other.slug, 'client', 'EUR', '50.00', ''],
  ])
})
