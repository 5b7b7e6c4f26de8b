import { expect, test } from 'vitest'
import { database, runStatement } from '#lib/db/client.ts'
import { auditBranch } from '#lib/flows/audits/audit-branch.ts'
import { resolveNotice } from '#lib/flows/notices/resolve-notice.ts'
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

  // What staff have seen to is not told anew.
  const [notice] = await database().notice.findMany({ where: { branchId: salon.branchId } })
  await resolveNotice(salon.owner, { noticeId: notice?.id ?? '' })
  await auditBranch(salon.form)
  expect(await listAccountNotices(salon.owner)).toEqual([])
  expect(await healthOfBooks(salon)).toEqual([{ line: 'books_wrong', tone: 'danger', count: 1 }])

  await writePaid(salon, 'paid')
  expect(await auditBranch(salon.form)).toEqual([])
  expect(await listAccountNotices(salon.owner)).toEqual([])
  expect(await healthOfBooks(salon)).toEqual([{ line: 'books_checked', tone: 'success', count: 0 }])
})

test('an event that waits says nothing of the books, and yet it is found', async () => {
  const salon = await aSalon()
  const { id: stripeAccountId } = await database().stripeAccount.findFirstOrThrow({
    where: { branchId: salon.branchId },
  })
  const long = new Date(Date.now() - 2 * 24 * 3_600_000)
  const event = {
    eventId: 'evt_waits',
    type: 'charge.succeeded',
    objectId: 'ch_unknown',
    paymentIntentId: 'pi_unknown',
  }
  await database().stripeEvent.create({
    data: { ...event, branchId: salon.branchId, stripeAccountId, occurredAt: long, receivedAt: long },
  })
  expect(await auditBranch(salon.form)).toMatchObject([{ check: 'an event does not wait for more than a day' }])
  expect(await noticesOf(salon)).toEqual([])
  expect(await healthOfBooks(salon)).toEqual([{ line: 'books_checked', tone: 'success', count: 0 }])

  const data = { state: 'handled', handledAt: new Date() } as const
  await database().stripeEvent.updateMany({ where: { branchId: salon.branchId }, data })
  expect(await auditBranch(salon.form)).toEqual([])
})
