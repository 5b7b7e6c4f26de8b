import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/payouts.csv/route.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { streamPayoutsCsv } from '#lib/views/exports/payouts-csv.ts'
import { aSaleElsewhere, runPayouts } from '#tests/support/cash-flow.ts'
import { recordsOf } from '#tests/support/csv.ts'
import { aSalon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

test('401 for whoever is not signed in', async () => {
  const salon = await aSalon()
  const request = new Request(`http://localhost:3000/api/branches/${salon.slug}/payouts.csv`)
  const response = await GET(request, { params: Promise.resolve({ branch: salon.slug }) })
  expect(response.status).toBe(401)
})

test('each payout has its line; what is in it is empty until Stripe tells, and never zero', async () => {
  const salon = await aSalon()
  await aSaleElsewhere(salon, 20_000)
  const [payout] = await runPayouts(salon)
  await followBalance(salon.form, salon.stripeAccountId)
  const read = () => recordsOf(streamPayoutsCsv(salon.owner))
  expect(await read()).toMatchObject([{ payout: payout?.id, mode: 'test', status: 'pending', payments: '', other: '' }])
  await control(`/payouts/${payout?.id}/pay`, {})
  await followBalance(salon.form, salon.stripeAccountId)
  // The till's sale of 200.00 with a card from abroad costs 6.75.
  expect(await read()).toMatchObject([{ status: 'paid', amount: '193.25', payments: '0.00', other: '193.25' }])
})
