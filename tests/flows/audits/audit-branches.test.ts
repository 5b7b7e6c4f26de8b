import { expect, test } from 'vitest'
import { auditBranches } from '#lib/flows/audits/audit-branches.ts'
import { jobsWaiting } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

test('every branch is looked through, and waits for it once', async () => {
  const salon = await aSalon()
  await auditBranches()
  await auditBranches()
  expect(await jobsWaiting(salon, 'audit-branch')).toEqual([{ branchId: salon.branchId }])
})
