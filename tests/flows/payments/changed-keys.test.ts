import { expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { connectStripeAccount } from '#lib/db/payments/stripe-accounts.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { receiveStripeEvent } from '#lib/flows/stripe-events/receive-stripe-event.ts'
import { Secret } from '#lib/secret.ts'
import { aPaidPayment, aStartedPayment, paymentOfVisit, type StartedPayment } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, inDays, type Salon } from '#tests/support/salon.ts'
import { addSimulatedAccount, control, type TestStripe } from '#tests/support/stripe.ts'

/** The branch saves keys: of the account that it has, or of another one. */
function saveKeys(salon: Salon, account: TestStripe, changes: { secretKey?: string; signingSecret?: string } = {}) {
  const { secretKey = account.secretKey, signingSecret = salon.signingSecret } = changes
  return inTransaction((tx) =>
    connectStripeAccount(tx, salon.owner, {
      ...{ stripeId: account.id, livemode: secretKey.includes('_live_'), country: 'DE', defaultCurrency: 'EUR' },
      ...{ displayName: 'Salon', publishableKey: account.publishableKey },
      secretKey: new Secret(secretKey),
      signingSecret: new Secret(signingSecret),
    }),
  )
}

async function refund(salon: Salon, { paymentId, visitId }: StartedPayment) {
  const outcome = await refundPayment(salon.owner, { paymentId, amountMinor: 5000, reason: 'requested_by_client' })
  if (!outcome.ok) throw new Error(outcome.refusal)
  await sendRefund(salon.owner, outcome.refundId)
  return paymentOfVisit(salon, visitId)
}

test('with a new key of the same account old payments are refunded, and the old key is not needed', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  const { id: secretKey } = (await control('/keys', { account: salon.stripe.id })) as { id: string }
  expect(await saveKeys(salon, salon.stripe, { secretKey })).toBe(salon.stripeAccountId)
  await control('/keys/revoke', { key: salon.stripe.secretKey })
  expect(await refund(salon, paid)).toMatchObject({ state: 'refunded' })
})

test('after a switch to another account old payments are refunded where they were made', async () => {
  const salon = await aSalon()
  const paid = await aPaidPayment(salon)
  const other = await addSimulatedAccount({ country: 'DE', currency: 'eur' })
  const newAccountId = await saveKeys(salon, other)
  expect(newAccountId).not.toBe(salon.stripeAccountId)
  expect(await refund(salon, paid)).toMatchObject({ state: 'refunded', stripeAccountId: salon.stripeAccountId })

  const fresh = await aStartedPayment(salon, await aHeldVisit(salon, { startsAt: inDays(4) }))
  expect(await paymentOfVisit(salon, fresh.visitId)).toMatchObject({ stripeAccountId: newAccountId })
})

test('going back to an account that was connected before takes up its books again', async () => {
  const salon = await aSalon()
  const other = await addSimulatedAccount({ country: 'DE', currency: 'eur' })
  await saveKeys(salon, other)
  expect(await saveKeys(salon, salon.stripe)).toBe(salon.stripeAccountId)
  const connected = await database().stripeAccount.findMany({
    where: { branchId: salon.branchId, disconnectedAt: null },
  })
  expect(connected).toMatchObject([{ id: salon.stripeAccountId }])
})

test('a secret that was rolled is still good for a day', async () => {
  const salon = await aSalon()
  await saveKeys(salon, salon.stripe, { signingSecret: 'whsec_the_new_one' })
  const payload = JSON.stringify({
    ...{ id: `evt_${salon.slug}`, object: 'event', type: 'charge.succeeded', created: 1_795_000_000, livemode: false },
    data: { object: { id: 'ch_1', object: 'charge', payment_intent: 'pi_of_nobody' } },
  })
  const signed = (secret: string) => salon.stripe.sdk.webhooks.generateTestHeaderString({ payload, secret })
  expect(await receiveStripeEvent(Buffer.from(payload), signed(salon.signingSecret))).toBe('accepted')
  expect(await receiveStripeEvent(Buffer.from(payload), signed('whsec_the_new_one'))).toBe('accepted')
  expect(await receiveStripeEvent(Buffer.from(payload), signed('whsec_another'))).toBe('signature_mismatch')
})
