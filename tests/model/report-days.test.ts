import { afterAll, expect, test } from 'vitest'
import { runStatement } from '#lib/db/client.ts'
import { proveCashFlow } from '#lib/flows/cash-flow/prove-cash-flow.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { readReport } from '#lib/views/cash-flow/cash-flow-report.ts'
import { reportFilterFrom } from '#lib/views/cash-flow/report-filter.ts'
import { aSettledPayment, daysOf } from '#tests/support/cash-flow.ts'
import { anOwnDatabase } from '#tests/support/own-database.ts'
import { aChargedPayment, noticesOf } from '#tests/support/payments.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'
import { aStripeWorld } from './world/stripe-world.ts'

await anOwnDatabase()
const simulator = await aStripeWorld()
afterAll(() => simulator.stop())

// Clocks in Berlin go forward on 28 March 2027 and back on 31 October.
const MIDNIGHTS = ['2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z', '2027-10-30T22:00:00Z', '2027-10-31T23:00:00Z']

let visits = 0

/** A client pays when the clock at Stripe says so. */
async function payAt(salon: Salon, instant: Date): Promise<void> {
  const { control } = simulator
  control.advance(instant.getTime() - control.clock().nowMs)
  visits += 1
  const { paymentId, paymentIntentId } = await aChargedPayment(salon, { startsAt: inDays(1 + visits) })
  const { latest_charge: charge } = await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)
  control.payments.settle(String(charge))
  await syncPayment(salon.form, paymentId)
}

test('a day that is not what the ledger says is found, told and mended', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  const right = await daysOf(salon)
  await runStatement(
    `update cash_flow_day set gross_minor = gross_minor + 1 where branch_id = $1 and dimension = 'whole'`,
    [salon.branchId],
  )
  expect(await proveCashFlow(salon.form)).toMatchObject([{ dimension: 'whole' }, { dimension: 'whole' }])
  expect(await noticesOf(salon)).toEqual(['report_differs'])
  expect(await daysOf(salon)).toEqual(right)
})

test('days of which the ledger knows nothing at all are found too', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  await runStatement(`update cash_flow_day set day = day - 800 where branch_id = $1 and dimension = 'source'`, [
    salon.branchId,
  ])
  expect((await proveCashFlow(salon.form)).length).toBe(4)
  expect(await proveCashFlow(salon.form)).toEqual([])
})

test('a payment a minute before midnight is of that day and a minute after of the next, also when the clocks change', async () => {
  const salon = await aSalon()
  for (const midnight of MIDNIGHTS) {
    const instant = new Date(midnight).getTime()
    await payAt(salon, new Date(instant - 60_000))
    await payAt(salon, new Date(instant + 60_000))
  }
  const year = { from: '2027-01-01', to: '2027-12-31', by: 'day' }
  const filter = reportFilterFrom(year, { now: new Date(), timeZone: 'Europe/Berlin' })
  const sections = await readReport(salon.owner, filter)
  expect(sections).toHaveLength(2)
  for (const { groups } of sections) {
    expect(groups.map(({ group, flow }) => [group, flow.gross.amountMinor])).toEqual([
      ['2027-03-27', 5000],
      ['2027-03-28', 10_000],
      ['2027-03-29', 5000],
      ['2027-10-30', 5000],
      ['2027-10-31', 10_000],
      ['2027-11-01', 5000],
    ])
  }
})
