import { expect, test } from 'vitest'
import { openIntent } from '#lib/flows/intents/open-intent.ts'
import { money } from '#lib/money/money.ts'
import { confirmIntent } from '#tests/support/links.ts'
import { aStartedPayment, paymentOfVisit } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'
import { control, troublesOf } from '#tests/support/stripe.ts'

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

test('who changes the sum while they are paying it is told that it is paid, and the sum stays', async () => {
  const salon = await aSalon()
  const { visitId, paymentIntentId } = await aStartedPayment(salon)
  const { id, stripeAccountId } = await paymentOfVisit(salon, visitId)
  const payment = { id, stripeAccountId, paymentIntentId, captureMode: 'at_booking', attempt: 0, linkId: null } as const
  const [amount, another] = [money(5000, 'EUR'), money(4000, 'EUR')]
  // Stripe says that it waits for its client, and takes so long to say it that the client has paid meanwhile.
  const late = { account: salon.stripe.id, kind: 'delay', when: 'after', method: 'GET', times: 1, delayMs: 1000 }
  await control('/troubles', late)
  const outcome = openIntent(salon.form, {
    visitId,
    agree: async () => ({ ok: true, payment: { ...payment, amount }, amount: another, visitReference: 'ABC234' }),
    mayPay: async () => true,
    whenOver: 'hold_is_over',
  })
  await expect.poll(() => troublesOf(salon.stripe)).toEqual([])
  await confirmIntent(salon, paymentIntentId)
  expect(await outcome).toEqual({ ok: false, refusal: 'payment_already_made' })
  expect(await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)).toMatchObject({ amount: 5000 })
})
