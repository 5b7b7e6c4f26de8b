import { expect, test } from 'vitest'
import { syncAwaitingPayment } from '#lib/flows/intents/sync-awaiting-payment.ts'
import { aChargedPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, visitOf } from '#tests/support/salon.ts'
import { control } from '#tests/support/stripe.ts'

test('a payment that a client waits for is in the books without its webhook', async () => {
  const salon = await aSalon()
  const { visitId } = await aChargedPayment(salon)
  expect(await syncAwaitingPayment(salon.form, visitId)).toBe('known')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'booked' })
})

test('of a visit that nobody is paying for Stripe is not asked', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  await control('/troubles', { account: salon.stripe.id, kind: 'rate_limit', when: 'before', times: 1 })
  expect(await syncAwaitingPayment(salon.form, visitId)).toBe('known')
})

test.each(['rate_limit', 'error', 'cut'])('while Stripe answers with “%s” the books stay as they are', async (kind) => {
  const salon = await aSalon()
  const { visitId } = await aChargedPayment(salon)
  // Stripe's own client tries some of them again.
  await control('/troubles', { account: salon.stripe.id, kind, when: 'before', times: 3 })
  expect(await syncAwaitingPayment(salon.form, visitId)).toBe('unanswered')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'on_hold' })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'awaiting' })
})
