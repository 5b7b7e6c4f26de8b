import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/payouts/[payout]/contents.csv/route.ts'
import { database } from '#lib/db/client.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { streamPayoutCsv } from '#lib/views/exports/payout-csv.ts'
import { aPayablePayment, aSaleElsewhere, runPayouts } from '#tests/support/cash-flow.ts'
import { recordsOf } from '#tests/support/csv.ts'
import { aSalon, inDays } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

test('401 for whoever is not signed in', async () => {
  const salon = await aSalon()
  const request = new Request(`http://localhost:3000/api/branches/${salon.slug}/payouts/x/contents.csv`)
  const response = await GET(request, { params: Promise.resolve({ branch: salon.slug, payout: 'x' }) })
  expect(response.status).toBe(401)
})

test('what a payout is made of comes to the payout, part by part, and is not there for another salon', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { paymentId } = await aPayablePayment(salon, inDays(3))
  await aSaleElsewhere(salon, 20_000)
  const [made] = await runPayouts(salon)
  await control(`/payouts/${made?.id}/pay`, {})
  await followBalance(salon.form, salon.stripeAccountId)
  const { id } = await database().payout.findFirstOrThrow({ where: { branchId: salon.branchId } })
  const read = async (part: Parameters<typeof streamPayoutCsv>[1]['part'], by = salon.owner) => {
    const csv = await streamPayoutCsv(by, { id, part })
    return csv && (await recordsOf(csv)).toSorted((left, right) => (left.kind ?? '').localeCompare(right.kind ?? ''))
  }
  // Of 50.00 Stripe keeps 1.88, of the sale of 200.00 at the till 6.75.
  const charge = { payout: made?.id, mode: 'test', kind: 'charge', payment: paymentId, gross: '50.00', fee: '1.88' }
  const sale = { kind: 'other', payment: '', currency: 'EUR', gross: '200.00', fee: '6.75', net: '193.25' }
  expect(await read(null)).toMatchObject([{ ...charge, net: '48.12' }, sale])
  expect(await read('fees')).toMatchObject([charge])
  expect(await read('other')).toMatchObject([sale])
  expect(await read('refunds')).toEqual([])
  expect(await read(null, other.owner)).toBeNull()
})
