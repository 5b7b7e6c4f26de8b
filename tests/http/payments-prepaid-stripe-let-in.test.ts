import { expect, test } from 'vitest'
import * as route from '#app/payments/prepaid/stripe/route.ts'
import { database } from '#lib/db/client.ts'
import { followStripeEvent } from '#lib/flows/stripe-events/follow-stripe-event.ts'
import { queue } from '#lib/queue/queue.ts'
import { aChargedPayment, jobsWaiting } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { booksOf } from '#tests/support/webhooks/books.ts'
import { anEvent, eventText } from '#tests/support/webhooks/event-body.ts'
import { doorRequest, headerOf, nowSeconds, signatureOf } from '#tests/support/webhooks/signed-request.ts'

const knock = (body: string | Buffer, { signingSecret }: Salon, headers: Record<string, string> = {}) =>
  route.POST(doorRequest(body, { 'stripe-signature': headerOf(body, signingSecret), ...headers }))

/** What became of the only event of a salon, and how many jobs wait for it. */
async function inboxOf(salon: Salon) {
  const events = await database().stripeEvent.findMany({ where: { branchId: salon.branchId } })
  return [events.map(({ type, state }) => `${type} ${state}`), (await jobsWaiting(salon, 'handle-stripe-event')).length]
}

test('405 for every method but POST', async () => {
  const { POST: _, ...others } = route
  expect(Object.keys(others).toSorted()).toEqual(['DELETE', 'GET', 'PATCH', 'PUT'])
  for (const answer of Object.values(others)) expect((await answer()).status).toBe(405)
})

const NOTHING_TO_ASK = [
  ['a type that nobody knows', () => eventText({ type: 'moon.eclipsed' }, { id: 'moon_1', object: 'moon' })],
  ['a customer', () => eventText({ type: 'customer.created' }, { id: 'cus_1', object: 'customer' })],
  ['a payout', () => eventText({ type: 'payout.paid' }, { id: 'po_1', object: 'payout' })],
  ['a charge without a PaymentIntent', () => eventText({}, { id: 'ch_1', object: 'charge', payment_intent: null })],
] as const

test.each(NOTHING_TO_ASK)('200 for %s, which is kept as ignored and asks nothing', async (_, body) => {
  await queue()
  const salon = await aSalon()
  const text = body()
  expect((await knock(text, salon)).status).toBe(200)
  expect(await inboxOf(salon)).toEqual([[`${JSON.parse(text).type} ignored`], 0])
})

const ODD = [
  ['an event that comes as plain text', eventText(), { 'content-type': 'text/plain' }],
  ['an event that comes as a form', eventText(), { 'content-type': 'application/x-www-form-urlencoded' }],
  ['an event with spaces and line ends around it', `\n  ${eventText()}\n`, {}],
  ['an event with a field that is as deep as the sea', deepEvent(), {}],
  ['an event with a field that is as long as may be', eventText({ padding: 'x'.repeat(250_000) }), {}],
  ['an event of 1970', eventText({ created: 0 }), {}],
  ['an event with a number beyond all numbers', eventText().replace('"pending_webhooks":1', '"n":1e999'), {}],
  ['an event with __proto__ among its fields', eventText().replace('{', '{"__proto__":{"id":"evt_other"},'), {}],
  ['an event with NULs in what is not read', eventText({ note: '\0\0' }), {}],
  ['an event written in another alphabet', eventText({ note: 'Стрижка 💇' }), {}],
] as const

function deepEvent(): string {
  return eventText({ note: 'DEEP' }).replace('"DEEP"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)
}

test.each(ODD)('200 for %s, which is kept once with its job', async (_, body, headers) => {
  await queue()
  const salon = await aSalon()
  expect((await knock(body, salon, headers)).status).toBe(200)
  expect((await knock(body, salon, headers)).status).toBe(200)
  expect(await inboxOf(salon)).toEqual([['charge.succeeded waiting'], 1])
})

test('200 with the right signature as the last of ten', async () => {
  await queue()
  const salon = await aSalon()
  const body = eventText()
  const at = nowSeconds()
  const wrong = Array.from({ length: 9 }, () => `v1=${'0'.repeat(64)}`)
  const header = [`t=${at}`, ...wrong, `v1=${signatureOf(body, salon.signingSecret, at)}`].join(',')
  expect((await knock(body, salon, { 'stripe-signature': header })).status).toBe(200)
  expect(await inboxOf(salon)).toEqual([['charge.succeeded waiting'], 1])
})

test('200 for an event with our own account’s id', async () => {
  await queue()
  const salon = await aSalon()
  expect((await knock(eventText({ account: salon.stripe.id }), salon)).status).toBe(200)
  expect(await inboxOf(salon)).toEqual([['charge.succeeded waiting'], 1])
})

test('200 for the other spelling of a withdrawal, kept under Stripe’s own', async () => {
  await queue()
  const salon = await aSalon()
  await knock(eventText({ type: 'charge.dispute.funds_withdraw' }), salon)
  expect(await inboxOf(salon)).toEqual([['charge.dispute.funds_withdrawn waiting'], 1])
})

test('200 for an event that names another salon’s payment, whose books stay as they are', async () => {
  await queue()
  const salon = await aSalon()
  const other = await aSalon()
  const { paymentIntentId } = await aChargedPayment(other)
  const before = await booksOf(other)
  const charge = { id: 'ch_1', object: 'charge', payment_intent: paymentIntentId }
  expect((await knock(eventText({}, charge), salon)).status).toBe(200)
  await followStripeEvent(salon.form, { stripeAccountId: salon.stripeAccountId, paymentIntentId })
  expect(await booksOf(other)).toEqual(before)
  expect(await inboxOf(salon)).toEqual([['charge.succeeded ignored'], 1])
})

test('200 for an event with another salon’s secret goes to that salon alone', async () => {
  await queue()
  const salon = await aSalon()
  const other = await aSalon()
  const { paymentIntentId } = await aChargedPayment(salon)
  const before = await booksOf(salon)
  const body = JSON.stringify(anEvent({}, { id: 'ch_1', object: 'charge', payment_intent: paymentIntentId }))
  expect((await knock(body, other)).status).toBe(200)
  expect(await booksOf(salon)).toEqual(before)
  expect(await inboxOf(other)).toEqual([['charge.succeeded waiting'], 1])
})
