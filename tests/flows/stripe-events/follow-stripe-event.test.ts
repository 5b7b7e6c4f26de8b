import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { insertStripeEvents } from '#lib/db/payments/stripe-events.ts'
import { followStripeEvent } from '#lib/flows/stripe-events/follow-stripe-event.ts'
import { enqueueSql, queue } from '#lib/queue/queue.ts'
import { aChargedPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, type Salon, visitOf } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

async function receive(salon: Salon, paymentIntentId: string): Promise<void> {
  await queue()
  const event = {
    ...{ eventId: `evt_${paymentIntentId}`, type: 'charge.succeeded', objectId: 'ch_1', paymentIntentId },
    occurredAt: new Date(),
  }
  const receiver = { scope: salon.form, stripeAccountId: salon.stripeAccountId }
  await insertStripeEvents([{ event, receiver }], (source) => enqueueSql('handle-stripe-event', source))
}

const stateOfEvent = async (salon: Salon) =>
  (await database().stripeEvent.findFirstOrThrow({ where: { branchId: salon.branchId } })).state

const follow = (salon: Salon, paymentIntentId: string) =>
  followStripeEvent(salon.form, { stripeAccountId: salon.stripeAccountId, paymentIntentId })

/** As the sweep does. */
const askAbout = (salon: Salon, paymentIntentId: string) =>
  followStripeEvent(salon.form, { stripeAccountId: salon.stripeAccountId, paymentIntentId, isUntold: true })

const repairsOf = ({ branchId }: Salon) =>
  database().reconciliationRun.findMany({ where: { branchId, kind: 'repair' } })

test('an event leads to its payment, whose client may have closed the tab', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aChargedPayment(salon)
  await receive(salon, paymentIntentId)
  await follow(salon, paymentIntentId)
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
  expect(await stateOfEvent(salon)).toBe('handled')
})

test('what is put right though nothing had told of it is written down as a repair, once', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aChargedPayment(salon)
  const repair = { paymentId, was: 'awaiting', is: 'paid' }
  expect(await askAbout(salon, paymentIntentId)).toMatchObject(repair)
  expect(await askAbout(salon, paymentIntentId)).toBeNull()
  expect(await repairsOf(salon)).toMatchObject([{ missed: 1, differences: [repair] }])
})

test('where an event had told of it meanwhile, it is none', async () => {
  const salon = await aSalon()
  const { paymentIntentId } = await aChargedPayment(salon)
  await receive(salon, paymentIntentId)
  expect(await askAbout(salon, paymentIntentId)).toMatchObject({ is: 'paid' })
  expect(await repairsOf(salon)).toEqual([])
})

test('a PaymentIntent whose id we had no time to write down is known by its metadata', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aChargedPayment(salon)
  await database().payment.updateMany({ where: { id: paymentId }, data: { stripePaymentIntentId: null } })
  await receive(salon, paymentIntentId)
  await follow(salon, paymentIntentId)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid', stripePaymentIntentId: paymentIntentId })
})

test('a sale that was made elsewhere with the same account stays out of the books', async () => {
  const salon = await aSalon()
  const { id } = await salon.stripe.sdk.paymentIntents.create({
    amount: 999,
    currency: 'eur',
    allowed_payment_method_types: ['card'],
    metadata: { payment_id: 'till', branch_id: 'counter' },
  })
  await receive(salon, id)
  await follow(salon, id)
  expect(await stateOfEvent(salon)).toBe('ignored')
  expect(await database().payment.count({ where: { branchId: salon.branchId } })).toBe(0)
})

test('an event that names a payment which is not there stays and is tried again', async () => {
  const salon = await aSalon()
  const { id } = await salon.stripe.sdk.paymentIntents.create({
    amount: 999,
    currency: 'eur',
    allowed_payment_method_types: ['card'],
    metadata: { payment_id: '0192f0c1-0000-4000-8000-000000000001', branch_id: salon.branchId },
  })
  await receive(salon, id)
  await expect(follow(salon, id)).rejects.toThrow('is not there yet')
  expect(await stateOfEvent(salon)).toBe('waiting')
})

test('a payment of another branch that shares the account is left to it', async () => {
  const salon = await aSalon()
  const other = await aSalon()
  const { id } = await salon.stripe.sdk.paymentIntents.create({
    amount: 999,
    currency: 'eur',
    allowed_payment_method_types: ['card'],
    metadata: { payment_id: '0192f0c1-0000-4000-8000-000000000001', branch_id: other.branchId },
  })
  await receive(salon, id)
  await follow(salon, id)
  expect(await stateOfEvent(salon)).toBe('ignored')
})

test('a payment that the account does not have at all stays out of the books', async () => {
  const salon = await aSalon()
  await receive(salon, 'pi_that_never_was')
  await follow(salon, 'pi_that_never_was')
  expect(await stateOfEvent(salon)).toBe('ignored')
})

test('when Stripe has had too many calls, the event waits and is followed later', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aChargedPayment(salon)
  await receive(salon, paymentIntentId)
  await control('/troubles', { account: salon.stripe.id, kind: 'rate_limit', when: 'before', times: 1 })
  await expect(follow(salon, paymentIntentId)).rejects.toMatchObject({ statusCode: 429 })
  expect(await stateOfEvent(salon)).toBe('waiting')
  await follow(salon, paymentIntentId)
  expect(await stateOfEvent(salon)).toBe('handled')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked' })
})
