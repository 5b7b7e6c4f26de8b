import { expect, test } from 'vitest'
import { appendAudit } from '#lib/db/audit-entries.ts'
import { inTransaction } from '#lib/db/client.ts'
import { appendLedger } from '#lib/db/payments/ledger.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { proveLedger, spanOfNightlyProof } from '#lib/flows/stripe-events/prove-ledger.ts'
import { money } from '#lib/money/money.ts'
import { aPaidPayment, noticesOf } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'
import { chargeOf, control, settle } from '#tests/support/stripe.ts'

const today = () => ({ from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 3_600_000) })

test('a settled payment, its refund and its dispute are in the ledger as they are in Stripe’s balance', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aPaidPayment(salon)
  await settle(salon.stripe, paymentIntentId)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 1000 })
  await control(`/charges/${await chargeOf(salon.stripe, paymentIntentId)}/dispute`, { amount: 4000 })
  await syncPayment(salon.form, paymentId)
  expect(await proveLedger(salon.form, salon.stripeAccountId, today())).toEqual([])
  expect(await noticesOf(salon)).toEqual(['dispute_opened'])
})

test('what Stripe’s balance has and the ledger has not is a difference, and staff are told', async () => {
  const salon = await aSalon()
  const { paymentId, paymentIntentId } = await aPaidPayment(salon)
  await settle(salon.stripe, paymentIntentId)
  await syncPayment(salon.form, paymentId)
  await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 1000 })
  const differences = await proveLedger(salon.form, salon.stripeAccountId, today())
  expect(differences).toMatchObject([{ currency: 'EUR', stripeMinor: -1000, ledgerMinor: 0 }])
  expect(await noticesOf(salon)).toEqual(['ledger_differs'])
})

test('what the ledger has and Stripe’s balance has not is a difference too', async () => {
  const salon = await aSalon()
  const { paymentId } = await aPaidPayment(salon)
  const postings = [
    { account: 'stripe_balance', amount: money(-30, 'EUR') },
    { account: 'fees', amount: money(30, 'EUR') },
  ] as const
  const source = { paymentId, stripeAccountId: salon.stripeAccountId }
  const entries = [{ key: 'settlement:txn_of_nowhere', kind: 'settlement', occurredAt: new Date(), postings }] as const
  await inTransaction(async (tx) => {
    await appendLedger(tx, salon.form, [{ source, entries }])
    const details = { key: 'settlement:txn_of_nowhere' }
    await appendAudit(tx, salon.form, {
      action: 'payment.settlement',
      subjectKind: 'payment',
      subjectId: paymentId,
      details,
    })
  })
  expect(await proveLedger(salon.form, salon.stripeAccountId, today())).toMatchObject([
    { transactionId: 'txn_of_nowhere', ledgerMinor: -30 },
  ])
})

test('the nightly proof leaves the last hour to the next night', () => {
  const now = new Date('2026-11-23T03:17:00Z')
  expect(spanOfNightlyProof(now).until).toEqual(new Date('2026-11-23T02:17:00Z'))
})
