import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { confirmVisit } from '#lib/flows/visits/confirm-visit.ts'
import { aChargedPayment, aPaidPayment, aStartedPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, inDays, letHoldRunOut, visitOf } from '#tests/support/salon.ts'
import { chargeOf, control } from '#tests/support/stripe.ts'

const start = (
  salon: Awaited<ReturnType<typeof aSalon>>,
  visitId: string,
  choice: 'required' | 'everything' = 'required',
) => startPayment(salon.form, { visitId, choice })

test('pressing Pay opens one card-only PaymentIntent with our ids and nobody’s name in it', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aStartedPayment(salon)
  const intent = await salon.stripe.sdk.paymentIntents.retrieve(paymentIntentId)
  expect(intent).toMatchObject({
    amount: 5000,
    currency: 'eur',
    capture_method: 'automatic_async',
    payment_method_types: ['card'],
    metadata: { branch_id: salon.branchId, visit_id: visitId, payment_id: paymentId },
  })
  expect(JSON.stringify(intent)).not.toContain('Anna')
})

test('on the client’s bank statement the visit’s number is whole, however long the salon’s name is', async () => {
  const salon = await aSalon()
  await control(`/accounts/${salon.stripe.id}`, { name: 'Kosmetologia Zofia' })
  const { visitId, paymentIntentId } = await aChargedPayment(salon)
  const { reference } = await visitOf(salon, visitId)
  const charge = await salon.stripe.sdk.charges.retrieve(await chargeOf(salon.stripe, paymentIntentId))
  expect(charge.calculated_statement_descriptor).toBe(`KOSMETOLOG* REF ${reference}`)
})

test('pressing Pay twice, or in two tabs at once, finds the same PaymentIntent', async () => {
  const salon = await aSalon()
  for (const round of [1, 2, 3, 4, 5]) {
    const { visitId } = await aHeldVisit(salon, { startsAt: inDays(round) })
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => start(salon, visitId)))
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.clientSecret)).size).toBe(1)
    expect(await database().payment.count({ where: { branchId: salon.branchId } })).toBe(round)
    expect((await salon.stripe.sdk.paymentIntents.list()).data).toHaveLength(round)
  }
})

test('cut off between Stripe’s answer and our note of it, the next try finds the same PaymentIntent', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aStartedPayment(salon)
  await database().payment.update({
    where: { branchId_id: { branchId: salon.branchId, id: paymentId } },
    data: { stripePaymentIntentId: null },
  })
  expect(await start(salon, visitId)).toMatchObject({ ok: true })
  expect((await paymentOfVisit(salon, visitId)).stripePaymentIntentId).toBe(paymentIntentId)
  expect((await salon.stripe.sdk.paymentIntents.list()).data).toHaveLength(1)
})

/** EUR 15 must be paid at booking, EUR 20 more can be. */
async function aSalonWithExtra({ service, ...wishes }: Parameters<typeof aSalon>[0] = {}) {
  const salon = await aSalon({ service: { prepaymentKind: 'percent', prepaymentPercent: 30, ...service }, ...wishes })
  const { branchId, staffMemberId, serviceId } = salon
  const { categoryId } = await database().service.findFirstOrThrow({ where: { branchId, id: serviceId } })
  const extra = await database().service.create({
    data: {
      ...{ branchId, categoryId, name: 'Styling', durationMinutes: 30, priceFromMinor: 2000, currency: 'EUR' },
      paymentStatus: 'available',
    },
  })
  await database().staffService.create({ data: { branchId, staffMemberId, serviceId: extra.id } })
  return { ...salon, serviceIds: [serviceId, extra.id] }
}

test('who changes their mind about how much to pay changes the same PaymentIntent', async () => {
  const salon = await aSalonWithExtra()
  const { visitId } = await aHeldVisit(salon, { serviceIds: [...salon.serviceIds] })
  const first = await start(salon, visitId)
  const second = await start(salon, visitId, 'everything')
  expect([first, second]).toMatchObject([{ amount: { amountMinor: 1500 } }, { amount: { amountMinor: 3500 } }])
  expect((await salon.stripe.sdk.paymentIntents.list()).data).toMatchObject([{ amount: 3500 }])
  expect((await paymentOfVisit(salon, visitId)).amountMinor).toBe(3500n)
})

test('who goes back and forth between two amounts pays the one that they were shown last', async () => {
  const salon = await aSalonWithExtra()
  const { visitId } = await aHeldVisit(salon, { serviceIds: [...salon.serviceIds] })
  for (const choice of ['required', 'everything', 'required', 'everything'] as const)
    await start(salon, visitId, choice)
  expect((await salon.stripe.sdk.paymentIntents.list()).data).toMatchObject([{ amount: 3500 }])
  for (const choice of ['required', 'everything', 'required'] as const) await start(salon, visitId, choice)
  expect((await salon.stripe.sdk.paymentIntents.list()).data).toMatchObject([{ amount: 1500 }])
})

test('what is not offered cannot be paid', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  expect(await start(salon, visitId, 'everything')).toEqual({ ok: false, refusal: 'payment_choice_not_offered' })
})

test('after the hold has run out nothing can be paid', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  await letHoldRunOut(salon, visitId)
  expect(await start(salon, visitId)).toEqual({ ok: false, refusal: 'hold_is_over' })
  expect((await salon.stripe.sdk.paymentIntents.list()).data).toHaveLength(0)
})

test('what has been paid is not paid again, whether our books know it yet or not', async () => {
  const salon = await aSalon()
  const { visitId } = await aChargedPayment(salon)
  expect(await start(salon, visitId)).toEqual({ ok: false, refusal: 'payment_already_made' })
  const other = await aSalon()
  const paid = await aPaidPayment(other)
  expect(await start(other, paid.visitId)).toEqual({ ok: false, refusal: 'visit_not_payable' })
})

test('a visit of another branch is not there', async () => {
  const salon = await aSalon()
  const other = await aSalon()
  const { visitId } = await aHeldVisit(other)
  expect(await start(salon, visitId)).toEqual({ ok: false, refusal: 'visit_not_found' })
})

test('without a connected Stripe account there is no payment', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  await database().stripeAccount.updateMany({
    where: { branchId: salon.branchId },
    data: { disconnectedAt: new Date() },
  })
  expect(await start(salon, visitId)).toEqual({ ok: false, refusal: 'payment_not_available' })
})

test('a sum that Stripe does not take for this salon is paid there, and its client is not stuck', async () => {
  // EUR 0.55 is enough for a charge, and too little for an account that is paid out in Czech crowns.
  const salon = await aSalon({ service: { priceFromMinor: 55 }, account: { country: 'CZ', currency: 'czk' } })
  const { visitId } = await aHeldVisit(salon)
  expect(await start(salon, visitId)).toEqual({ ok: false, refusal: 'payment_not_available' })
  expect(await paymentOfVisit(salon, visitId)).toMatchObject({ state: 'canceled' })
  expect(await confirmVisit(salon.form, { visitId })).toEqual({ ok: true })
})

test('nor is a client stuck who goes over to such a sum from one that Stripe takes', async () => {
  const wishes = { service: { priceFromMinor: 180 }, account: { country: 'CZ', currency: 'czk' } }
  const salon = await aSalonWithExtra(wishes)
  const { visitId } = await aHeldVisit(salon, { serviceIds: [...salon.serviceIds] })
  expect(await start(salon, visitId, 'everything')).toMatchObject({ amount: { amountMinor: 2054 } })
  expect(await start(salon, visitId)).toEqual({ ok: false, refusal: 'payment_not_available' })
  expect(await confirmVisit(salon.form, { visitId })).toEqual({ ok: true })
  const { id: paymentId } = await paymentOfVisit(salon, visitId)
  expect(await jobsWaiting(salon, 'cancel-payment')).toEqual([{ branchId: salon.branchId, paymentId }])
})

test('a PaymentIntent that was cancelled in Stripe is replaced by another one', async () => {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aStartedPayment(salon)
  await salon.stripe.sdk.paymentIntents.cancel(paymentIntentId)
  expect(await startPayment(salon.form, { visitId, choice: 'required' })).toMatchObject({ ok: true })
  const fresh = await paymentOfVisit(salon, visitId)
  expect(fresh.id).not.toBe(paymentId)
  expect(fresh).toMatchObject({ state: 'awaiting' })
})
