import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { stopDeclinedPayment } from '#lib/flows/intents/stop-declined-payment.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { followStripeEvent } from '#lib/flows/stripe-events/follow-stripe-event.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { confirmVisit } from '#lib/flows/visits/confirm-visit.ts'
import { aStartedPayment, paymentOfVisit, type StartedPayment } from '#tests/support/payments.ts'
import { aSalon, bookingOf, type Salon, visitOf } from '#tests/support/salon.ts'

/** So many cards were declined, and Stripe has told us of each, of the first one twice. */
async function decline({ branchId, stripeAccountId }: Salon, { paymentIntentId }: StartedPayment, count: number) {
  const declined = Array.from({ length: count }, (_, index) => `ch_${paymentIntentId}_${index}`)
  await database().stripeEvent.createMany({
    data: [declined[0] ?? '', ...declined].map((objectId, index) => ({
      ...{ branchId, stripeAccountId, paymentIntentId, objectId, type: 'charge.failed', state: 'handled' as const },
      ...{ eventId: `evt_${objectId}_${index}`, occurredAt: new Date() },
    })),
  })
}

test('four declined cards stop nothing, five stop the payment, and a visit that has to be paid gives its time back', async () => {
  const salon = await aSalon()
  const started = await aStartedPayment(salon)
  const { visitId, paymentIntentId } = started
  await decline(salon, started, 4)
  expect(await stopDeclinedPayment(salon.form, visitId)).toBe('open')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'on_hold' })

  await decline(salon, { ...started, paymentIntentId: `${paymentIntentId}` }, 0)
  await database().stripeEvent.create({
    data: {
      ...{ branchId: salon.branchId, stripeAccountId: salon.stripeAccountId, paymentIntentId, type: 'charge.failed' },
      ...{ eventId: 'evt_fifth', objectId: 'ch_fifth', occurredAt: new Date() },
    },
  })
  await followStripeEvent(salon.form, { stripeAccountId: salon.stripeAccountId, paymentIntentId })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired', appointments: [{ live: false }] })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
  expect((await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)).status).toBe('canceled')
})

test('where payment is the client’s choice, the visit can still be booked to be paid at the salon, and by no card', async () => {
  const salon = await aSalon({ service: { paymentStatus: 'available' } })
  const booked = await bookVisit(salon.form, bookingOf(salon))
  if (!booked.ok) throw new Error(booked.refusal)
  const { visitId, token } = booked
  await startPayment(salon.form, { visitId, choice: 'everything' })
  const { id: paymentId, stripePaymentIntentId } = await paymentOfVisit(salon, visitId)
  await decline(salon, { visitId, token, paymentId, paymentIntentId: stripePaymentIntentId ?? '' }, 5)
  expect(await stopDeclinedPayment(salon.form, visitId)).toBe('stopped')
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
  expect(await startPayment(salon.form, { visitId, choice: 'everything' })).toEqual({
    ...{ ok: false, refusal: 'too_many_declines' },
  })
  expect(await confirmVisit(salon.form, { visitId })).toEqual({ ok: true })
})
