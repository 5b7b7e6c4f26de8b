import { expect, test } from 'vitest'
import { proveLedgers } from '#lib/flows/stripe-events/prove-ledgers.ts'
import { jobsWaiting } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('every connected account is proved, and waits for it once', async () => {
  const salon = await aSalon()
  await proveLedgers()
  await proveLedgers()
  const { branchId, stripeAccountId } = salon
  expect(await jobsWaiting(salon, 'prove-ledger')).toEqual([{ branchId, stripeAccountId }])
})
