import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { insertNotice } from '#lib/db/notices.ts'
import { auditBranch } from '#lib/flows/audits/audit-branch.ts'
import { readStripeSettingsPage } from '#lib/flows/settings/read-stripe-settings-page.ts'
import { queue } from '#lib/queue/queue.ts'
import { listAccountNotices } from '#lib/views/payouts/account-notices.ts'
import { aPaidPayment, noticesOf } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

// What is found where something is wrong is tested in a database of its own: tests/model/wrong-books.test.ts.

test('where nothing is wrong, the health panel says when the books were checked, and staff hear nothing', async () => {
  const salon = await aSalon()
  await aPaidPayment(salon)
  await queue()
  const before = Date.now()
  expect(await auditBranch(salon.form)).toEqual([])
  expect(await noticesOf(salon)).toEqual([])
  const runs = await database().reconciliationRun.findMany({ where: { branchId: salon.branchId } })
  expect(runs).toMatchObject([{ kind: 'audit', stripeAccountId: null, differences: [] }])
  const { health } = await readStripeSettingsPage(salon.owner)
  const line = health.find(({ line }) => line === 'books_checked')
  expect(line).toMatchObject({ tone: 'success' })
  expect(line?.at?.getTime()).toBeGreaterThanOrEqual(before)
})

test('what was found and is gone, staff are not told any more', async () => {
  const salon = await aSalon()
  await queue()
  await insertNotice(database(), salon.form, { kind: 'books_wrong', paymentId: null, subject: '1' })
  expect(await listAccountNotices(salon.owner)).toMatchObject([{ kind: 'books_wrong' }])
  await auditBranch(salon.form)
  expect(await listAccountNotices(salon.owner)).toEqual([])
})
