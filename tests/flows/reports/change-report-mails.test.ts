import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { changeReportMails } from '#lib/flows/reports/change-report-mails.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const memberOf = async ({ branchId }: Salon) =>
  (await database().membership.findFirstOrThrow({ where: { branchId } })).id

const mailsOf = ({ branchId }: Salon) =>
  database().reportSubscription.findMany({
    where: { branchId },
    orderBy: { frequency: 'asc' },
    select: { id: true, frequency: true, locale: true },
  })

test('somebody is mailed just what was chosen last, in their language; what stays goes on as it was', async () => {
  const salon = await aSalon()
  const membershipId = await memberOf(salon)
  await changeReportMails(salon.owner, { membershipId, frequencies: ['daily', 'weekly'], locale: 'uk' })
  const [daily] = await mailsOf(salon)
  const outcome = await changeReportMails(salon.owner, {
    membershipId,
    frequencies: ['daily', 'monthly'],
    locale: 'en',
  })
  expect(outcome).toEqual({ ok: true })
  expect(await mailsOf(salon)).toMatchObject([
    { id: daily?.id, frequency: 'daily', locale: 'en' },
    { frequency: 'monthly', locale: 'en' },
  ])
  const told = await database().auditEntry.findMany({
    where: { branchId: salon.branchId, action: 'report_mail.changed' },
    orderBy: { id: 'asc' },
  })
  expect(told.map(({ details }) => details)).toEqual([
    { name: 'Owner', frequencies: 'daily,weekly' },
    { name: 'Owner', frequencies: 'daily,monthly' },
  ])
})

test('nobody of another salon, and nobody who is nowhere, is mailed anything', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  for (const membershipId of [await memberOf(other), randomUUID()]) {
    const input = { membershipId, frequencies: ['daily' as const], locale: 'uk' as const }
    expect(await changeReportMails(salon.owner, input)).toEqual({ ok: false, refusal: 'not_found' })
  }
  expect([...(await mailsOf(salon)), ...(await mailsOf(other))]).toEqual([])
})
