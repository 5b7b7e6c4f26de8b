import { expect, test } from 'vitest'
import { runStatement } from '#lib/db/client.ts'
import { auditBranch } from '#lib/flows/audits/audit-branch.ts'
import { readStripeSettingsPage } from '#lib/flows/settings/read-stripe-settings-page.ts'
import { listAccountNotices } from '#lib/views/payouts/account-notices.ts'
import { anOwnDatabase } from '#tests/support/own-database.ts'
import { aPaidPayment, noticesOf } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

await anOwnDatabase()

const writePaid = (salon: Salon, state: string) =>
  runStatement('update visit set payment_state = $2::"VisitPaymentState" where branch_id = $1', [salon.branchId, state])

const healthOfBooks = async (salon: Salon) =>
  (await readStripeSettingsPage(salon.owner)).health
    .filter(({ line }) => line.startsWith('books_'))
    .map(({ line, tone, count }) => ({ line, tone, count }))

test('what must never be is told to staff once, stands on the health panel, and goes when it is gone', async () => {
  const salon = await aSalon()
  const other = await aSalon()
  await aPaidPayment(salon)
  await aPaidPayment(other)
  await writePaid(salon, 'unpaid')

  const [finding, ...more] = await auditBranch(salon.form)
  expect(finding).toMatchObject({
    branchId: salon.branchId,
    check: 'a visit’s payment state follows from its payments',
  })
  expect(more).toEqual([])
  expect(await auditBranch(other.form)).toEqual([])
  await auditBranch(salon.form)
  expect(await noticesOf(salon)).toEqual(['books_wrong'])
  expect(await listAccountNotices(salon.owner)).toMatchObject([{ kind: 'books_wrong' }])
  expect(await healthOfBooks(salon)).toEqual([{ line: 'books_wrong', tone: 'danger', count: 1 }])
  expect(await healthOfBooks(other)).toEqual([{ line: 'books_checked', tone: 'success', count: 0 }])

  await writePaid(salon, 'paid')
  expect(await auditBranch(salon.form)).toEqual([])
  expect(await listAccountNotices(salon.owner)).toEqual([])
  expect(await healthOfBooks(salon)).toEqual([{ line: 'books_checked', tone: 'success', count: 0 }])
})
