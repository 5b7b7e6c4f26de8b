import { expect, test } from 'vitest'
import { proveCashFlows } from '#lib/flows/cash-flow/prove-cash-flows.ts'
import { aPaidPayment, jobsWaiting } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('the reports of every branch with money are proved, and wait for it once', async () => {
  const [busy, idle] = [await aSalon(), await aSalon()]
  await aPaidPayment(busy)
  await proveCashFlows()
  await proveCashFlows()
  expect(await jobsWaiting(busy, 'prove-cash-flow')).toEqual([{ branchId: busy.branchId }])
  expect(await jobsWaiting(idle, 'prove-cash-flow')).toEqual([])
})
