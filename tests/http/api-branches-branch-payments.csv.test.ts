import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/payments.csv/route.ts'
import { database } from '#lib/db/client.ts'
import { PaymentFilter } from '#lib/views/payments/payment-filter.ts'
import { streamPaymentsCsv } from '#lib/views/payments/payments-csv.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const rowsOf = async (salon: Salon, filter: object = {}) => {
  const csv = await text(Readable.from(streamPaymentsCsv(salon.owner, PaymentFilter.parse(filter))))
  return csv.trimEnd().split('\r\n')
}

test('who is not signed in gets no file', async () => {
  const salon = await aSalon()
  const request = new Request(`http://localhost:3000/api/branches/${salon.slug}/payments.csv`)
  const response = await GET(request, { params: Promise.resolve({ branch: salon.slug }) })
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ error: { code: 'signed_out' } })
})

test('the file has a line for each payment of the filter, with its sums as plain numbers', async () => {
  const salon = await aSalon()
  const { paymentIntentId } = await aPaidPayment(salon)
  const [header, row, ...more] = await rowsOf(salon)
  expect(header).toContain('payment,created_at,mode')
  expect(row).toContain(`,EUR,50.00,0.00,0.00,,,,visa 4242,${paymentIntentId},`)
  expect(more).toEqual([])
  expect(await rowsOf(salon, { state: 'refunded' })).toHaveLength(1)
})

test('nothing that a client types is run by a spreadsheet', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  await database().visit.update({
    where: { branchId_id: { branchId: salon.branchId, id: visitId } },
    data: { contactName: '=HYPERLINK("http://example.com","Anna"), "the" client' },
  })
  const [, row] = await rowsOf(salon)
  expect(row).toContain(`"'=HYPERLINK(""http://example.com"",""Anna""), ""the"" client"`)
})
