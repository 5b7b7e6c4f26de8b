import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/cash-flow.csv/route.ts'
import { reportFilterFrom } from '#lib/views/cash-flow/report-filter.ts'
import { streamReportCsv } from '#lib/views/exports/report-csv.ts'
import { aSettledPayment } from '#tests/support/cash-flow.ts'
import { recordsOf } from '#tests/support/csv.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const rowsOf = ({ owner }: Salon, params: object) =>
  recordsOf(streamReportCsv(owner, reportFilterFrom({ ...params }, { now: new Date(), timeZone: 'Europe/Berlin' })))

test('401 for whoever is not signed in', async () => {
  const salon = await aSalon()
  const request = new Request(`http://localhost:3000/api/branches/${salon.slug}/cash-flow.csv`)
  const response = await GET(request, { params: Promise.resolve({ branch: salon.slug }) })
  expect(response.status).toBe(401)
})

test('a report’s file has its groups as they are on the page, each side for itself', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  const rows = await rowsOf(salon, { period: 'quarter', by: 'service' })
  const group = { mode: 'test', group_by: 'service', group: salon.serviceId, name: 'Haircut', currency: 'EUR' }
  expect(rows).toMatchObject([
    { ...group, side: 'balance', gross: '50.00', fees: '1.88', net: '48.12', payouts: '0.00', balance_change: '48.12' },
    { ...group, side: 'client', gross: '50.00', fees: '', net: '50.00', payouts: '', balance_change: '' },
  ])
  expect((await rowsOf(salon, { period: 'quarter', by: 'status' }))[0]).toMatchObject({ group: 'paid', name: '' })
  expect(await rowsOf(salon, { period: 'quarter', mode: 'live' })).toEqual([])
})
