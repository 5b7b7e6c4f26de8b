import { expect, test } from 'vitest'
import { openIntent } from '#lib/flows/intents/open-intent.ts'
import { money } from '#lib/money/money.ts'
import { aStartedPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('what is over since Stripe was asked is not handed out, and its PaymentIntent is cancelled', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aStartedPayment(salon)
  const { id, stripeAccountId } = await paymentOfVisit(salon, visitId)
  const payment = { id, stripeAccountId, paymentIntentId, captureMode: 'at_booking', attempt: 0, linkId: null } as const
  const amount = money(5000, 'EUR')
  const outcome = await openIntent(salon.form, {
    visitId,
    agree: async () => ({ ok: true, payment: { ...payment, amount }, amount, visitReference: 'ABC234' }),
    mayPay: async () => false,
    whenOver: 'hold_is_over',
  })
  expect(outcome).toEqual({ ok: false, refusal: 'hold_is_over' })
  expect(await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)).toMatchObject({ status: 'canceled' })
})

test('what is not agreed on is not asked of Stripe', async () => {
  const salon = await aSalon()
  const outcome = await openIntent(salon.form, {
    visitId: crypto.randomUUID(),
    agree: async () => ({ ok: false, refusal: 'visit_not_found' }),
    mayPay: async () => true,
    whenOver: 'visit_not_found',
  })
  expect(outcome).toEqual({ ok: false, refusal: 'visit_not_found' })
  expect((await salon.stripe.sdk.paymentIntents.list()).data).toEqual([])
})
