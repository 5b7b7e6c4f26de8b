import { expect, test } from 'vitest'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { releaseTime } from '#lib/flows/visits/release-time.ts'
import { aChargedPayment, aStartedPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, bookingOf, visitOf } from '#tests/support/salon.ts'

const otherContact = { name: 'Olha', phone: '+4915112345679', email: 'olha@example.com' }

test('the held time is free at once for everyone, and its PaymentIntent is cancelled first', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aStartedPayment(salon)
  expect(await releaseTime(salon.form, { visitId })).toEqual({ ok: true, time: 'released' })
  expect(await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)).toMatchObject({ status: 'canceled' })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
  expect(await bookVisit(salon.form, bookingOf(salon, { contact: otherContact }))).toMatchObject({ ok: true })
})

test('a visit that was paid in the same moment is booked and stays', async () => {
  const salon = await aSalon()
  const { visitId } = await aChargedPayment(salon)
  expect(await releaseTime(salon.form, { visitId })).toEqual({ ok: true, time: 'kept' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked', paymentState: 'paid' })
})

test('a second press changes nothing', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  await releaseTime(salon.form, { visitId })
  expect(await releaseTime(salon.form, { visitId })).toEqual({ ok: true, time: 'kept' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired' })
})

test('nobody releases a visit of another salon', async () => {
  const salon = await aSalon()
  const other = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  expect(await releaseTime(other.form, { visitId })).toEqual({ ok: true, time: 'kept' })
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'on_hold' })
})
