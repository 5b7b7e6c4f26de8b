import { expect, test } from 'vitest'
import { GET } from '#app/api/branches/[branch]/balance.csv/route.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { reportFilterFrom } from '#lib/views/cash-flow/report-filter.ts'
import { streamBalanceCsv } from '#lib/views/exports/balance-csv.ts'
import { aSaleElsewhere, aSettledPayment, runPayouts, stripeBalanceOf } from '#tests/support/cash-flow.ts'
import { recordsOf } from '#tests/support/csv.ts'
import { aSalon } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

const MONTH = reportFilterFrom({ period: 'quarter' }, { now: new Date(), timeZone: 'Europe/Berlin' })

test('401 for whoever is not signed in', async () => {
  const salon = await aSalon()
  const request = new Request(`http://localhost:3000/api/branches/${salon.slug}/balance.csv`)
  const response = await GET(request, { params: Promise.resolve({ branch: salon.slug }) })
  expect(response.status).toBe(401)
})

test('bookkeeping gets a line for each movement of the balance, and together they are Stripe’s balance', async () => {
  const salon = await aSalon({ account: { country: 'GB', currency: 'gbp' } })
  const { paymentId, paymentIntentId } = await aSettledPayment(salon)
  await aSaleElsewhere(salon, 20_000)
  const [payout] = await runPayouts(salon)
  await control(`/payouts/${payout?.id}/pay`, {})
  await followBalance(salon.form, salon.stripeAccountId)
  const rows = await recordsOf(streamBalanceCsv(salon.owner, MONTH))
  const ours = rows.find(({ payment }) => payment === paymentId)
  expect(ours).toMatchObject({
    ...{ mode: 'test', kind: 'settlement', payment_intent: paymentIntentId, payout: '' },
    ...{ charge_currency: 'EUR', charge_amount: '50.00', currency: 'GBP', gross: '42.63', fee: '1.59', net: '41.04' },
  })
  expect(Number(ours?.exchange_rate)).toBeCloseTo(0.8527, 3)
  const sale = rows.find(({ kind }) => kind === 'other')
  expect(sale).toMatchObject({ payment: '', visit: '', payout: payout?.id, payout_status: 'paid' })
  expect(rows.find(({ kind }) => kind === 'payout')?.net).toBe(`-${sale?.net}`)
  const net = rows.reduce((sum, row) => sum + Math.round(Number(row.net) * 100), 0)
  expect({ GBP: net }).toEqual(await stripeBalanceOf(salon))
})
