import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { readStripeSettingsPage } from '#lib/flows/settings/read-stripe-settings-page.ts'
import { reconcileAccount } from '#lib/flows/stripe-events/reconcile-account.ts'
import { reconcileNow } from '#lib/jobs/reconcile-now.ts'
import { queue } from '#lib/queue/queue.ts'
import { anOwnDatabase } from '#tests/support/own-database.ts'
import { aChargedPayment, aPaidPayment, noticesOf, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'
import { control, settle } from '#tests/support/stripe.ts'

await anOwnDatabase()
await queue()

async function reconcile(): Promise<{ readonly wrong: number; readonly lines: readonly string[] }> {
  const lines: string[] = []
  const wrong = await reconcileNow((line) => lines.push(line))
  return { wrong, lines }
}

test('a refund of the dashboard whose webhook was lost is repaired before the proof, and told', async () => {
  const salon = await aSalon()
  const { paymentId, visitId, paymentIntentId } = await aPaidPayment(salon)
  await settle(salon.stripe, paymentIntentId)
  await reconcile()
  const { id: refundId } = await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId })

  const { wrong, lines } = await reconcile()
  expect(wrong).toBe(0)
  const repair = lines.find((line) => line.startsWith(`repaired: payment ${paymentId}`))
  expect(repair).toContain('was paid and is refunded')
  expect(repair).toContain(`refund:${refundId}`)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'refunded' })
  expect(await noticesOf(salon)).not.toContain('ledger_differs')
  const { lines: later } = await reconcile()
  expect(later.filter((line) => line.startsWith('repaired'))).toEqual([])
})

test('a payment that nothing told of is a repair of this day on the health panel', async () => {
  const salon = await aSalon()
  const { paymentId, visitId } = await aChargedPayment(salon)
  const { lines } = await reconcile()
  expect(lines.find((line) => line.startsWith(`repaired: payment ${paymentId} was awaiting and is paid`))).toBeDefined()
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid' })

  await reconcileAccount(salon.form, salon.stripeAccountId)
  const lineOf = async (name: string) =>
    (await readStripeSettingsPage(salon.owner)).health.find(({ line }) => line === name)
  expect(await lineOf('repaired')).toMatchObject({ count: 1 })
  expect((await lineOf('reconciled'))?.count).toBeGreaterThan(0)
  await database().$executeRaw`update reconciliation_run set started_at = started_at - interval '25 hours'`
  expect(await lineOf('repaired')).toBeUndefined()
  expect(await lineOf('reconciled')).toMatchObject({ count: 0 })
})

test('a refund that was promised is sent, without a worker', async () => {
  const salon = await aSalon()
  const { paymentId, visitId } = await aPaidPayment(salon)
  await refundPayment(salon.owner, { paymentId, amountMinor: 5000, reason: 'requested_by_client' })
  const { wrong, lines } = await reconcile()
  expect(wrong).toBe(0)
  expect(lines.some((line) => line.startsWith('done: refund '))).toBe(true)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'refunded' })
})

test('an account that nobody can ask any more keeps no other from its turn', async () => {
  const [gone, salon] = [await aSalon(), await aSalon()]
  const { visitId } = await aChargedPayment(salon)
  await control('/keys/revoke', { key: gone.stripe.secretKey })
  const { wrong, lines } = await reconcile()
  expect(wrong).toBe(1)
  expect(lines.some((line) => line.startsWith(`broke down: account ${gone.stripeAccountId}`))).toBe(true)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid' })
})
