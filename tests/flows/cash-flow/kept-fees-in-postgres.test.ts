import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { proveCashFlow } from '#lib/flows/cash-flow/prove-cash-flow.ts'
import { markVisit } from '#lib/flows/journal/mark-visit.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { markNoShow } from '#lib/flows/visits/mark-no-show.ts'
import { netOfFlow } from '#lib/payments/reports/cash-flow.ts'
import { readReport } from '#lib/views/cash-flow/cash-flow-report.ts'
import { reportFilterFrom } from '#lib/views/cash-flow/report-filter.ts'
import { aSettledPayment } from '#tests/support/cash-flow.ts'
import { aLink, anOpenVisit, payLink, switchLinks } from '#tests/support/links.ts'
import { jobsWaiting } from '#tests/support/payments.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'

/** What is left of the clients' money, by where it came from. */
async function netBySource(salon: Salon) {
  const filter = reportFilterFrom({ period: 'quarter', by: 'source' }, { now: new Date(), timeZone: 'Europe/Berlin' })
  const client = (await readReport(salon.owner, filter)).find(({ side }) => side === 'client')
  const sums = client?.groups.map(({ group, flow }) => [group, netOfFlow(flow).amountMinor] as const) ?? []
  return Object.fromEntries(sums.filter(([, minor]) => minor !== 0))
}

/** The visit began an hour ago, and its client agreed to pay EUR 20 for staying away. */
async function begin(salon: Salon, visitId: string): Promise<void> {
  const [startsAt, endsAt] = [new Date(Date.now() - 3_600_000), new Date()]
  const agreedTerms = { version: 1, freeHours: 24, fee: { kind: 'fixed', amountMinor: 2000 } }
  const where = { branchId_id: { branchId: salon.branchId, id: visitId } }
  await database().visit.update({ where, data: { startsAt, endsAt, agreedTerms } })
}

async function giveBack(salon: Salon, paymentId: string): Promise<void> {
  const jobs = await jobsWaiting(salon, 'send-refund')
  await sendRefund(salon.form, jobs.at(-1)?.refundId ?? '')
  await syncPayment(salon.form, paymentId)
}

test('a fee that is kept for a missed visit is a fee in the report, and no more once the client came after all', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon, inDays(3))
  const missed = await aSettledPayment(salon, inDays(4))
  expect(await netBySource(salon)).toEqual({ form: 10_000 })
  await begin(salon, missed.visitId)
  await markNoShow(salon.owner, { visitId: missed.visitId, isFeeWaived: false })
  await giveBack(salon, missed.paymentId)
  expect(await netBySource(salon)).toEqual({ form: 5000, fee: 2000 })
  expect(await proveCashFlow(salon.form)).toEqual([])
  await markVisit(salon.owner, { visitId: missed.visitId, mark: 'arrived' })
  expect(await netBySource(salon)).toEqual({ form: 7000 })
  expect(await proveCashFlow(salon.form)).toEqual([])
})

test('a fee that is kept of a link’s payment is a fee too, none where staff let it go, and a link’s again', async () => {
  const salon = await aSalon({ formPaymentEnabled: false })
  await switchLinks(salon, true)
  const visitId = await anOpenVisit(salon)
  await payLink(salon, await aLink(salon, visitId))
  await begin(salon, visitId)
  await markNoShow(salon.owner, { visitId, isFeeWaived: false })
  expect(await netBySource(salon)).toEqual({ fee: 5000 })
  await markVisit(salon.owner, { visitId, mark: 'arrived' })
  expect(await netBySource(salon)).toEqual({ link: 5000 })
  await markVisit(salon.owner, { visitId, mark: 'booked' })
  await markNoShow(salon.owner, { visitId, isFeeWaived: true })
  expect(await netBySource(salon)).toEqual({ link: 5000 })
})
