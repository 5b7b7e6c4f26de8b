import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { cancelPayment } from '#lib/flows/payments/cancel-payment.ts'
import { aChargedPayment, aStartedPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon, visitOf } from '#tests/support/salon.ts'

test('a payment that nobody will make is ended at Stripe and in our books', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aStartedPayment(salon)
  await cancelPayment(salon.form, paymentId)
  await cancelPayment(salon.form, paymentId)
  expect(await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)).toMatchObject({ status: 'canceled' })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
})

test('one that was made after all is settled', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aChargedPayment(salon)
  await cancelPayment(salon.form, paymentId)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'paid' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked' })
})

test('one that Stripe never heard of ends at once: nobody can have paid it', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aStartedPayment(salon)
  await database().payment.updateMany({ where: { id: paymentId }, data: { stripePaymentIntentId: null } })
  await cancelPayment(salon.form, paymentId)
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
})
