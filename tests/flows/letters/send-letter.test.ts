import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { moveVisit } from '#lib/flows/visits/move-visit.ts'
import { sendLetter } from '#lib/jobs/letters/send-letter.ts'
import { lettersOf, sendWaiting, waitsOn } from '#tests/support/letters.ts'
import { aMailServer, type MailServer } from '#tests/support/mail-server.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'

let mails: MailServer
beforeAll(async () => {
  mails = await aMailServer()
  return () => mails.stop()
})
afterEach(() => {
  vi.useRealTimers()
})

async function aBookedVisit(to?: string, salon?: Salon) {
  const place = salon ?? (await aSalon())
  const paid = await aPaidPayment(place)
  const where = { branchId_id: { branchId: place.branchId, id: paid.visitId } }
  const email = to ?? `anna-${paid.visitId}@example.com`
  await database().visit.update({ where, data: { contactEmail: email } })
  const [letter] = await lettersOf(place, { visitId: paid.visitId })
  return { salon: place, email, letterId: letter?.id ?? '', ...paid }
}

const letterOf = ({ salon, letterId }: { salon: Salon; letterId: string }) =>
  database().letter.findUniqueOrThrow({ where: { branchId_id: { branchId: salon.branchId, id: letterId } } })

const linksOf = (visitId: string) => database().accessLink.count({ where: { visitId } })

test('eight who send a letter at once send one mail', async () => {
  const booked = await aBookedVisit()
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => sendLetter(booked.salon.form, booked.letterId)))
  expect(mails.takenFor(booked.email)).toHaveLength(1)
  expect(await letterOf(booked)).toMatchObject({ state: 'sent', attempts: 1, fault: null, claimedUntil: null })
  await sendLetter(booked.salon.form, booked.letterId)
  expect(mails.takenFor(booked.email)).toHaveLength(1)
})

test('it comes from the salon, with a file for the calendar and a private link that opens the visit', async () => {
  const { salon, visitId, email, letterId } = await aBookedVisit()
  await sendLetter(salon.form, letterId)
  const [{ id, source } = { id: '', source: '' }] = mails.takenFor(email)
  expect(id).toBe(`${letterId}@localhost`)
  expect(source).toMatch(/^From: "?Salon"? <no-reply@zapys\.example>/m)
  expect(source).toMatch(/^Auto-Submitted: auto-generated/m)
  expect(source).toContain('visit.ics')
  const [, token = ''] = /visit\/([\w-]{43})/.exec(source.replaceAll(/=\r\n/g, '')) ?? []
  expect(await findScopeOfLink(token, 'manage_visit')).toMatchObject({ visitId })
  const told = await database().auditEntry.findMany({ where: { branchId: salon.branchId, action: 'letter.sent' } })
  expect(told).toMatchObject([{ subjectKind: 'visit', subjectId: visitId, details: { letter: 'visit_booked' } }])
})

test.each([
  ['gone', 'bounced', 'mailbox_refused', 550],
  ['unknown', 'bounced', 'mailbox_refused', 550],
  ['relay', 'failed', 'letter_refused', 554],
  ['spam', 'failed', 'letter_refused', 550],
])('to %s@ it is %s, it says why, and it is not tried again', async (name, state, fault, smtpCode) => {
  const booked = await aBookedVisit(`${name}@example.com`)
  const links = await linksOf(booked.visitId)
  await sendLetter(booked.salon.form, booked.letterId)
  expect(await letterOf(booked)).toMatchObject({ state, fault, smtpCode, attempts: 1, sentAt: null })
  // The private link in it has reached nobody.
  expect(await linksOf(booked.visitId)).toBe(links)
})

test('what the mail server puts off is tried for a day, then it fails', async () => {
  const booked = await aBookedVisit('busy@example.com')
  await expect(sendLetter(booked.salon.form, booked.letterId)).rejects.toThrow('waits: server_busy')
  expect(await letterOf(booked)).toMatchObject({ state: 'waiting', fault: 'server_busy', smtpCode: 451 })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 })
  await sendLetter(booked.salon.form, booked.letterId)
  expect(await letterOf(booked)).toMatchObject({ state: 'failed', attempts: 2 })
})

test('while the mail server is down a letter waits, however long, and goes out when it is back', async () => {
  const booked = await aBookedVisit()
  await mails.stop()
  const links = await linksOf(booked.visitId)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40 * 3_600_000 })
  await expect(sendLetter(booked.salon.form, booked.letterId)).rejects.toThrow('waits: unreachable')
  expect(await letterOf(booked)).toMatchObject({ state: 'waiting', fault: 'unreachable' })
  expect(await linksOf(booked.visitId)).toBe(links)
  mails = await aMailServer()
  vi.useRealTimers()
  await sendLetter(booked.salon.form, booked.letterId)
  expect(mails.takenFor(booked.email)).toHaveLength(1)
  expect(await letterOf(booked)).toMatchObject({ state: 'sent', fault: null })
})

test('a visit that was cancelled is not confirmed any more, and one that was moved twice is told of once', async () => {
  const canceled = await aBookedVisit()
  await cancelVisit(canceled.salon.form, { visitId: canceled.visitId, isFeeWaived: false })
  const moved = await aBookedVisit()
  for (const day of [5, 6]) {
    const startsAt = inDays(day, 10)
    await moveVisit(moved.salon.form, { visitId: moved.visitId, startsAt, staffMemberId: null })
  }
  await sendWaiting(canceled.salon)
  await sendWaiting(moved.salon)
  const told = async ({ salon }: { salon: Salon }) =>
    (await lettersOf(salon)).map(({ kind, state }) => `${kind} ${state}`)
  expect(await told(canceled)).toContain('visit_booked not_needed')
  expect(await told(canceled)).toContain('visit_canceled sent')
  expect(await told(moved)).toEqual(['visit_booked sent', 'visit_moved not_needed', 'visit_moved sent'])
  expect(mails.takenFor(canceled.email)).toHaveLength(1)
})

test('a letter that somebody died with is free again after two minutes', async () => {
  const booked = await aBookedVisit()
  const claim = (claimedUntil: Date) =>
    database().letter.updateMany({ where: { branchId: booked.salon.branchId }, data: { claimedUntil } })
  await claim(new Date(Date.now() + 60_000))
  await sendLetter(booked.salon.form, booked.letterId)
  expect(mails.takenFor(booked.email)).toEqual([])
  await claim(new Date(Date.now() - 1000))
  await sendLetter(booked.salon.form, booked.letterId).catch(waitsOn)
  expect(mails.takenFor(booked.email)).toHaveLength(1)
})

test('another salon’s letter is not there', async () => {
  const booked = await aBookedVisit()
  await sendLetter((await aSalon()).form, booked.letterId)
  expect(await letterOf(booked)).toMatchObject({ state: 'waiting', attempts: 0 })
})
