import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { startOpenPayment } from '#lib/flows/intents/start-open-payment.ts'
import { withdrawPaymentLink } from '#lib/flows/links/withdraw-payment-link.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { switchPayment } from '#lib/flows/settings/switch-payment.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import {
  aLink,
  anOpenVisit,
  aSalonWithLinks,
  confirmIntent,
  intentOf,
  payLink,
  pressPay,
  switchLinks,
} from '#tests/support/links.ts'
import { jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, inDays, type Salon, visitOf } from '#tests/support/salon.ts'

async function aLinkInHand(amountMinor: number | null = null) {
  const salon = await aSalonWithLinks()
  const visitId = await anOpenVisit(salon)
  return { salon, visitId, link: await aLink(salon, visitId, amountMinor) }
}

const intentsOf = async (salon: Salon) => (await salon.stripe.sdk.paymentIntents.list()).data

test('what is open is paid by link: one card-only charge, told to be of a link', async () => {
  const { salon, visitId, link } = await aLinkInHand()
  const paymentId = await payLink(salon, link)
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
  const payment = await paymentOfVisit(salon, visitId)
  expect(payment).toMatchObject({ id: paymentId, source: 'link', paymentLinkId: link.linkId, amountMinor: 5000n })
  expect(await intentsOf(salon)).toMatchObject([
    { amount: 5000, capture_method: 'automatic_async', payment_method_types: ['card'] },
  ])
})

test('all devices that open a link share one PaymentIntent, and two cannot both pay', async () => {
  const { salon, visitId, link } = await aLinkInHand()
  const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map(() => pressPay(link)))
  expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.clientSecret)).size).toBe(1)
  const [intent] = await intentsOf(salon)
  const paid = await Promise.allSettled([1, 2].map(() => confirmIntent(salon, intent?.id ?? '')))
  expect(paid.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await syncPayment(salon.form, (await paymentOfVisit(salon, visitId)).id)
  expect(await pressPay(link)).toEqual({ ok: false, refusal: 'link_already_paid' })
  expect(await intentsOf(salon)).toHaveLength(1)
})

test('another address of the same link shares its PaymentIntent too', async () => {
  const { salon, visitId, link } = await aLinkInHand()
  const again = await aLink(salon, visitId)
  expect(again.linkId).toBe(link.linkId)
  const [first, second] = [await pressPay(link), await pressPay(again)]
  expect(first.ok && second.ok && first.clientSecret === second.clientSecret).toBe(true)
})

test('paid by another link meanwhile: nothing is left to pay', async () => {
  const { salon, visitId, link } = await aLinkInHand()
  const part = await aLink(salon, visitId, 2000)
  await pressPay(part, 2000)
  const begun = await intentOf(salon, visitId)
  // Whoever presses later is the one who pays; the other is called off.
  await payLink(salon, link)
  await expect(confirmIntent(salon, begun)).rejects.toThrow(/canceled/)
  expect(await pressPay(part, 2000)).toEqual({ ok: false, refusal: 'nothing_is_open' })
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'paid' })
})

test('a part is paid once, and the rest by another link', async () => {
  const { salon, visitId, link } = await aLinkInHand(2000)
  await payLink(salon, link, 2000)
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'partly_paid' })
  expect(await pressPay(link, 2000)).toEqual({ ok: false, refusal: 'link_already_paid' })
  const rest = await aLink(salon, visitId)
  expect(await pressPay(rest, 5000)).toEqual({ ok: false, refusal: 'amount_changed' })
  await payLink(salon, rest, 3000)
  expect(await visitOf(salon, visitId)).toMatchObject({ paymentState: 'paid' })
})

test('a link that was paid stays used up, also when the money went back', async () => {
  const { salon, link } = await aLinkInHand()
  const paymentId = await payLink(salon, link)
  await refundPayment(salon.owner, { paymentId, amountMinor: 5000, reason: 'duplicate' })
  expect(await pressPay(link)).toEqual({ ok: false, refusal: 'link_already_paid' })
})

test('a page that was opened over an hour ago has to be opened again', async () => {
  const { salon, visitId, link } = await aLinkInHand()
  const openedAt = new Date(Date.now() - 3_600_000)
  expect(await pressPay(link, 5000, openedAt)).toEqual({ ok: false, refusal: 'page_is_over' })
  expect(await intentsOf(salon)).toEqual([])
  expect(await pressPay(link, 5000, new Date(openedAt.getTime() + 60_000))).toMatchObject({ ok: true })
  const { id, openUntil } = await paymentOfVisit(salon, visitId)
  expect(openUntil?.getTime()).toBeGreaterThan(Date.now() + 3_500_000)
  expect(await jobsWaiting(salon, 'end-open-payment')).toMatchObject([{ paymentId: id }])
})

test('switched off, links in circulation take nothing, and whoever was paying is called off', async () => {
  const { salon, visitId, link } = await aLinkInHand()
  await pressPay(link)
  const { id } = await paymentOfVisit(salon, visitId)
  await switchPayment(salon.owner, { name: 'link', isOn: false })
  expect(await jobsWaiting(salon, 'cancel-payment')).toMatchObject([{ paymentId: id }])
  expect(await pressPay(link)).toEqual({ ok: false, refusal: 'payment_not_available' })
  await switchLinks(salon, true)
  expect(await pressPay(link)).toMatchObject({ ok: true })
})

test('a withdrawn link takes nothing any more', async () => {
  const { salon, link } = await aLinkInHand()
  await withdrawPaymentLink(salon.owner, { linkId: link.linkId })
  expect(await pressPay(link)).toEqual({ ok: false, refusal: 'link_withdrawn' })
})

test('a visit that was cancelled is not paid for, and what comes all the same goes back alone', async () => {
  const { salon, visitId, link } = await aLinkInHand()
  const kept = await payLink(salon, await aLink(salon, visitId, 1000), 1000)
  const agreedTerms = { version: 1, freeHours: 720, fee: { kind: 'percent', percent: 50 } }
  await database().visit.updateMany({ where: { id: visitId }, data: { agreedTerms } })
  await pressPay(link, 4000)
  const { id } = await paymentOfVisit(salon, visitId)
  await confirmIntent(salon, await intentOf(salon, visitId))
  await cancelVisit(salon.owner, { visitId, isFeeWaived: false })
  await syncPayment(salon.form, id)
  expect(await pressPay(link, 4000)).toEqual({ ok: false, refusal: 'visit_not_payable' })
  const refunds = await database().refund.findMany({
    where: { branchId: salon.branchId },
    orderBy: { createdAt: 'asc' },
  })
  expect(refunds).toMatchObject([
    { paymentId: kept, amountMinor: 500n },
    { paymentId: id, amountMinor: 4000n, reason: 'late_payment' },
  ])
})

test('five declined cards end a link; another one can be made', async () => {
  const { salon, visitId, link } = await aLinkInHand()
  await pressPay(link)
  const { stripePaymentIntentId: paymentIntentId, stripeAccountId } = await paymentOfVisit(salon, visitId)
  await database().stripeEvent.createMany({
    data: [1, 2, 3, 4, 5].map((n) => ({
      ...{ branchId: salon.branchId, stripeAccountId, paymentIntentId, eventId: `evt_${visitId}_${n}` },
      ...{ type: 'charge.failed', objectId: `ch_${visitId}_${n}`, state: 'handled', occurredAt: new Date() },
    })),
  })
  expect(await pressPay(link)).toEqual({ ok: false, refusal: 'too_many_declines' })
  await withdrawPaymentLink(salon.owner, { linkId: link.linkId })
  expect(await pressPay(await aLink(salon, visitId))).toMatchObject({ ok: true })
})

test('what is open can be paid from the visit’s own page, if the salon takes payments there', async () => {
  const { salon, visitId } = await aLinkInHand()
  const pay = () => startOpenPayment(salon.form, { visitId, linkId: null, shownMinor: 5000, openedAt: new Date() })
  expect(await pay()).toEqual({ ok: false, refusal: 'payment_not_available' })
  await database().paymentTerms.update({ where: { branchId: salon.branchId }, data: { formPaymentEnabled: true } })
  expect(await pay()).toMatchObject({ ok: true })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ source: 'form', paymentLinkId: null })
})

test('a link of one visit does not pay for another, and another salon’s is not there', async () => {
  const { salon, link } = await aLinkInHand()
  const other = await anOpenVisit(salon, inDays(4))
  const order = { linkId: link.linkId, shownMinor: 5000, openedAt: new Date() }
  expect(await startOpenPayment(salon.form, { ...order, visitId: other })).toMatchObject({ refusal: 'visit_not_found' })
  const foreign = await aSalon()
  expect(await startOpenPayment(foreign.form, { ...order, visitId: link.visitId })).toMatchObject({
    refusal: 'visit_not_found',
  })
})
