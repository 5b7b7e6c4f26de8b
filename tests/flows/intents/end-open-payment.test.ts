import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { endOpenPayment } from '#lib/flows/intents/end-open-payment.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import { aLink, anOpenVisit, aSalonWithLinks, confirmIntent, intentOf, pressPay } from '#tests/support/links.ts'
import { jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { type Salon, visitOf } from '#tests/support/salon.ts'

async function aBegunPayment() {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  const link = await aLink(salon, visitId)
  await pressPay(link)
  const { id } = await paymentOfVisit(salon, visitId)
  return { salon, visitId, link, id }
}

async function letHourPass({ branchId }: Salon, id: string): Promise<void> {
  const openUntil = new Date(Date.now() - 1000)
  await database().payment.update({ where: { branchId_id: { branchId, id } }, data: { openUntil } })
}

test('after its hour what nobody paid is cancelled at Stripe, and the link can be opened again', async () => {
  const { salon, visitId, link, id } = await aBegunPayment()
  const paymentIntentId = await intentOf(salon, visitId)
  await endOpenPayment(salon.form, id)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'awaiting' })
  await letHourPass(salon, id)
  await endOpenPayment(salon.form, id)
  await expect(confirmIntent(salon, paymentIntentId)).rejects.toThrow(/canceled/)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
  expect(await pressPay(link)).toMatchObject({ ok: true })
})

test('what was paid in the last moment stands', async () => {
  const { salon, visitId, id } = await aBegunPayment()
  await confirmIntent(salon, await intentOf(salon, visitId))
  await letHourPass(salon, id)
  await endOpenPayment(salon.form, id)
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'paid' })
})

test('a payment whose job was lost is found by the sweep', async () => {
  const { salon, id } = await aBegunPayment()
  await database().$executeRaw`delete from pgboss.job where name = 'end-open-payment' and data ->> 'paymentId' = ${id}`
  await letHourPass(salon, id)
  await syncOpenPayments()
  expect(await jobsWaiting(salon, 'end-open-payment')).toMatchObject([{ paymentId: id }])
})
