import { beforeAll, expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { changeReportMails } from '#lib/flows/reports/change-report-mails.ts'
import { writeReportLetters } from '#lib/flows/reports/write-report-letters.ts'
import { REPORT_READERS } from '#lib/jobs/reports/report-readers.ts'
import type { MembershipRole, ReportFrequency } from '#prisma/generated/enums.ts'
import { aSettledPayment } from '#tests/support/cash-flow.ts'
import { lettersOf, lettersWaiting, sendWaiting } from '#tests/support/letters.ts'
import { aMailServer, type MailServer } from '#tests/support/mail-server.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

let mails: MailServer
beforeAll(async () => {
  mails = await aMailServer()
  return () => mails.stop()
})

const write = (now: string) => writeReportLetters(new Date(now), REPORT_READERS)

/** The salon's owner has asked for reports, some time ago. */
async function aReader(salon: Salon, frequencies: readonly ReportFrequency[], since = '2026-01-01T00:00:00Z') {
  const { branchId } = salon
  const { id: membershipId, user } = await database().membership.findFirstOrThrow({
    where: { branchId },
    include: { user: true },
  })
  await changeReportMails(salon.owner, { membershipId, frequencies: [...frequencies], locale: 'uk' })
  await database().reportSubscription.updateMany({ where: { branchId }, data: { createdAt: new Date(since) } })
  return { membershipId, email: user.email }
}

const periodsOf = async (salon: Salon) =>
  (await lettersOf(salon, { kind: 'cash_flow_report' })).map(({ eventKey }) => eventKey.split(':').at(-1)).toSorted()

const lastOf = async (salon: Salon) => (await periodsOf(salon)).at(-1)

test('a day is over by the branch’s own clock and told of at six, over both changes of the clock too', async () => {
  const salon = await aSalon()
  await aReader(salon, ['daily'])
  // In Berlin six o'clock is 5:00 UTC in winter and 4:00 in summer.
  for (const [before, at, day] of [
    ['2026-03-29T03:59:59Z', '2026-03-29T04:00:00Z', '2026-03-28'],
    ['2026-03-30T03:59:59Z', '2026-03-30T04:00:00Z', '2026-03-29'],
    ['2026-10-25T04:59:59Z', '2026-10-25T05:00:00Z', '2026-10-24'],
    ['2026-10-26T04:59:59Z', '2026-10-26T05:00:00Z', '2026-10-25'],
  ] as const) {
    await write(before)
    expect(await lastOf(salon)).not.toBe(day)
    await write(at)
    expect(await lastOf(salon)).toBe(day)
  }
})

test('what was missed is made up for once: however late, however often and at once it is looked for', async () => {
  const salon = await aSalon()
  await aReader(salon, ['daily'], '2026-05-10T12:00:00Z')
  await write('2026-05-11T05:00:00Z')
  expect(await periodsOf(salon)).toEqual(['2026-05-10'])
  await Promise.all(['13T04:00', '14T12:00', '14T12:00', '14T23:00'].map((time) => write(`2026-05-${time}:00Z`)))
  await write('2026-05-14T12:00:00Z')
  expect(await periodsOf(salon)).toEqual(['2026-05-10', '2026-05-11', '2026-05-12', '2026-05-13'])
  expect(await lettersWaiting(salon)).toEqual(Array.from({ length: 4 }, () => 'cash_flow_report'))
  // After weeks of rest the last seven days are enough; the page has the others.
  await write('2026-06-30T12:00:00Z')
  expect((await periodsOf(salon)).slice(4)).toEqual(
    ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-06-${day}`),
  )
})

test('weeks begin on Monday, months on the first; nothing that was over before somebody asked', async () => {
  const salon = await aSalon()
  await aReader(salon, ['weekly', 'monthly'], '2026-07-22T10:00:00Z')
  await write('2026-07-27T03:59:00Z')
  expect(await periodsOf(salon)).toEqual([])
  await write('2026-07-27T04:00:00Z')
  expect(await periodsOf(salon)).toEqual(['2026-07-20'])
  await write('2026-08-01T04:00:00Z')
  expect(await periodsOf(salon)).toEqual(['2026-07-01', '2026-07-20'])
})

test('the database keeps a second letter of the same period out', async () => {
  const salon = await aSalon()
  await aReader(salon, ['daily'], '2026-05-10T12:00:00Z')
  await write('2026-05-11T05:00:00Z')
  const [letter] = await lettersOf(salon, { kind: 'cash_flow_report' })
  const { branchId, kind, eventKey, subjectId = '', userId = '', locale } = letter ?? {}
  const again = {
    branchId: branchId ?? '',
    kind: kind ?? 'cash_flow_report',
    eventKey: eventKey ?? '',
    subjectId,
    userId,
  }
  await expect(database().letter.create({ data: { ...again, locale: locale ?? 'uk' } })).rejects.toThrow(/[Uu]nique/)
})

test('the mail has the figures, the chart as a picture and the table, in the reader’s language', async () => {
  const salon = await aSalon()
  await aSettledPayment(salon)
  const { email } = await aReader(salon, ['daily'], new Date(Date.now() - 3_600_000).toISOString())
  await writeReportLetters(new Date(Date.now() + 86_400_000 * 1.5), REPORT_READERS)
  await sendWaiting(salon, { kind: 'cash_flow_report' })
  const sources = mails.takenFor(email).map(({ source }) => source)
  const told = sources.find((source) => partOf(source, 'text/plain').includes('48,12'))
  expect(told, 'the day on which Stripe settled').toBeDefined()
  const text = partOf(told ?? '', 'text/plain')
  expect(text).toContain('Рух коштів')
  expect(text).toMatch(/Надійшло .*: 50,00\s€/)
  expect(text).toMatch(/Комісії Stripe .*: 1,88\s€/)
  expect(text).toContain(`/uk/admin/${salon.slug}/finance/cash-flow?from=`)
  expect(
    Buffer.from(bareOf(told ?? '', 'image/png'), 'base64')
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  expect(told).toContain('Content-ID: <chart-eur>')
  const csv = Buffer.from(bareOf(told ?? '', 'text/csv'), 'base64').toString('utf8')
  expect(csv).toMatch(/^\uFEFFfrom,to,mode,side,currency/)
  expect(csv).toContain(',test,balance,EUR,day,')
})

test('whoever has lost the right, left the salon or wants none any more gets no more mail', async () => {
  const salon = await aSalon()
  const { branchId } = salon
  const email = `admin-${salon.slug}@example.com`
  const { id: userId } = await database().user.create({ data: { name: 'Admin', email } })
  const { id: membershipId } = await database().membership.create({ data: { branchId, userId, role: 'admin' } })
  const become = (role: MembershipRole) =>
    database().membership.updateMany({ where: { branchId, userId }, data: { role } })
  await changeReportMails(salon.owner, { membershipId, frequencies: ['daily'], locale: 'uk' })
  await database().reportSubscription.updateMany({ where: { branchId }, data: { createdAt: new Date('2026-05-10') } })
  await write('2026-05-11T05:00:00Z')
  await become('staff_member')
  await sendWaiting(salon, { kind: 'cash_flow_report' })
  await write('2026-05-12T05:00:00Z')
  expect(await lettersOf(salon, { kind: 'cash_flow_report' })).toMatchObject([{ state: 'not_needed' }])
  await become('admin')
  await write('2026-05-13T05:00:00Z')
  await changeReportMails(salon.owner, { membershipId, frequencies: [], locale: 'uk' })
  await sendWaiting(salon, { kind: 'cash_flow_report' })
  await write('2026-05-14T05:00:00Z')
  expect(await periodsOf(salon)).toEqual(['2026-05-10', '2026-05-11', '2026-05-12'])
  await changeReportMails(salon.owner, { membershipId, frequencies: ['daily'], locale: 'uk' })
  await database().membership.deleteMany({ where: { branchId, userId } })
  expect(await database().reportSubscription.count({ where: { branchId } })).toBe(0)
  expect(mails.takenFor(email)).toEqual([])
})

/** A part of a mail, as it was before it was packed for its way. */
function bareOf(source: string, type: string): string {
  const [, packed = ''] = source.split(`Content-Type: ${type}`)
  return (packed.split(/\r\n\r\n/)[1] ?? '').replaceAll(/\s/g, '')
}

const partOf = (source: string, type: string) => {
  const [, packed = ''] = source.split(`Content-Type: ${type}`)
  const [head = '', body = ''] = packed.split(/\r\n\r\n/)
  if (/base64/i.test(head)) return Buffer.from(bareOf(source, type), 'base64').toString('utf8')
  const whole = packed.slice(head.length).split(/\r\n--/)[0] ?? body
  const bytes = whole
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
