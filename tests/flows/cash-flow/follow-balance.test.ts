import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { proveLedger } from '#lib/flows/stripe-events/prove-ledger.ts'
import {
  aSaleElsewhere,
  aSettledPayment,
  ledgerBalanceOf,
  runPayouts,
  stripeBalanceOf,
} from '#tests/support/cash-flow.ts'
import { aChargedPayment, aPaidPayment, jobsWaiting } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { settle } from '#tests/support/stripe.ts'

const follow = (salon: Salon) => followBalance(salon.form, salon.stripeAccountId)

const prove = ({ form, stripeAccountId }: Salon) =>
  proveLedger(form, stripeAccountId, { from: new Date(0), until: new Date(Date.now() + 3_600_000) })

const kindsOf = async ({ branchId }: Salon) => {
  const rows = await database().balanceTransaction.findMany({ where: { branchId }, orderBy: { id: 'asc' } })
  return rows.map(({ kind }) => kind).toSorted()
}

test('whatever Stripe has moved, the ledger’s balance is Stripe’s', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  await aSaleElsewhere(salon, 20_000)
  await runPayouts(salon)
  expect(await follow(salon)).toBe(3)
  expect(await kindsOf(salon)).toEqual(['other', 'payout', 'settlement'])
  expect(await ledgerBalanceOf(salon)).toEqual(await stripeBalanceOf(salon))
  expect(await prove(salon)).toEqual([])
})

test('reading again, or by two at once, writes nothing twice', async () => {
  const salon = await aSalon()
  await aSaleElsewhere(salon, 20_000)
  await runPayouts(salon)
  await Promise.all([follow(salon), follow(salon)])
  expect(await follow(salon)).toBe(0)
  expect(await kindsOf(salon)).toEqual(['other', 'payout'])
  expect(await ledgerBalanceOf(salon)).toEqual(await stripeBalanceOf(salon))
})

test('a fee that no webhook told of is asked for', async () => {
  const salon = await aSalon()
  const { paymentIntentId } = await aPaidPayment(salon)
  await settle(salon.stripe, paymentIntentId)
  await follow(salon)
  expect(await jobsWaiting(salon, 'handle-stripe-event')).toMatchObject([{ paymentIntentId }])
})

test('a payment whose PaymentIntent we had no time to write down is ours all the same', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aChargedPayment(salon)
  const where = { branchId_id: { branchId: salon.branchId, id: paymentId } }
  await database().payment.update({ where, data: { stripePaymentIntentId: null } })
  await settle(salon.stripe, paymentIntentId)
  await follow(salon)
  expect(await kindsOf(salon)).toEqual(['settlement'])
  await database().payment.update({ where, data: { stripePaymentIntentId: paymentIntentId } })
})

test('a refund of a sale at the till is another movement too', async () => {
  const salon = await aSalon()
  const sale = await aSaleElsewhere(salon, 20_000)
  await salon.stripe.sdk.refunds.create({ payment_intent: sale, amount: 5000 })
  await follow(salon)
  expect(await kindsOf(salon)).toEqual(['other', 'other'])
  expect(await ledgerBalanceOf(salon)).toEqual(await stripeBalanceOf(salon))
})

test('more movements than Stripe lists on one page are all read', async () => {
  const salon = await aSalon()
  const sale = await aSaleElsewhere(salon, 20_000)
  for (let count = 0; count < 100; count += 1)
    await salon.stripe.sdk.refunds.create({ payment_intent: sale, amount: 1 })
  expect(await follow(salon)).toBe(101)
  expect(await ledgerBalanceOf(salon)).toEqual(await stripeBalanceOf(salon))
})
