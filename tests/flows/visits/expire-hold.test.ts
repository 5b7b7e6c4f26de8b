import { expect, test } from 'vitest'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'
import { aChargedPayment, aPaidPayment, aStartedPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, bookingOf, letHoldRunOut, visitOf } from '#tests/support/salon.ts'

test('an unpaid hold gives its time back', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  await letHoldRunOut(salon, visitId)
  expect(await expireHold(salon.form, visitId)).toBe('expired')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired', appointments: [{ live: false }] })
  expect(await bookVisit(salon.form, bookingOf(salon))).toMatchObject({ ok: true })
})

test('its PaymentIntent is cancelled, so that nobody pays for it later', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aStartedPayment(salon)
  await letHoldRunOut(salon, visitId)
  expect(await expireHold(salon.form, visitId)).toBe('expired')
  expect(await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)).toMatchObject({ status: 'canceled' })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
})

test('a hold that was paid in the last moment is booked instead', async () => {
  const salon = await aSalon()
  const { visitId } = await aChargedPayment(salon)
  await letHoldRunOut(salon, visitId)
  expect(await expireHold(salon.form, visitId)).toBe('kept')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
})

test('a hold that still runs, and a visit that is booked, stay', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  expect(await expireHold(salon.form, visitId)).toBe('kept')
  const other = await aSalon()
  const paid = await aPaidPayment(other)
  await letHoldRunOut(other, paid.visitId)
  expect(await expireHold(other.form, paid.visitId)).toBe('kept')
  expect(await visitOf(other, paid.visitId)).toMatchObject({ state: 'booked' })
})
