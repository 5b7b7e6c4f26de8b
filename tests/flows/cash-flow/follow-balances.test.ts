import { expect, test } from 'vitest'
import { followBalances } from '#lib/flows/cash-flow/follow-balances.ts'
import { jobsWaiting } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('the balance of every connected account is read, and waits for it once', async () => {
  const salon = await aSalon()
  await followBalances()
  await followBalances()
  const { branchId, stripeAccountId } = salon
  expect(await jobsWaiting(salon, 'follow-balance')).toEqual([{ branchId, stripeAccountId }])
})
