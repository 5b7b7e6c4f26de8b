import { beforeAll, expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { sendLetterAgain } from '#lib/flows/letters/send-letter-again.ts'
import { lettersOf, lettersWaiting, sendWaiting } from '#tests/support/letters.ts'
import { aMailServer, type MailServer } from '#tests/support/mail-server.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

let mails: MailServer
beforeAll(async () => {
  mails = await aMailServer()
  return () => mails.stop()
})

/** A confirmation that came back: no such mailbox. */
async function aBouncedLetter() {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  const { branchId } = salon
  const contactEmail = 'gone@example.com'
  await database().visit.updateMany({ where: { branchId }, data: { contactEmail } })
  await database().client.updateMany({ where: { branchId }, data: { email: contactEmail } })
  await sendWaiting(salon)
  const [letter] = await lettersOf(salon)
  expect(letter).toMatchObject({ state: 'bounced' })
  return { salon, visitId, letterId: letter?.id ?? '' }
}

test('a bounced letter goes out again to the corrected address, where all later ones go too', async () => {
  const { salon, letterId } = await aBouncedLetter()
  const email = `${letterId}@example.com`
  const again = () => sendLetterAgain(salon.owner, { letterId, email })
  expect(await Promise.all([again(), again()])).toEqual([{ ok: true }, { ok: true }])
  expect(await lettersWaiting(salon)).toEqual(['visit_booked'])
  await sendWaiting(salon)
  expect(await again()).toEqual({ ok: true })
  await sendWaiting(salon)
  expect(mails.takenFor(email)).toHaveLength(1)
  expect(await lettersOf(salon)).toMatchObject([{ state: 'sent', attempts: 2, fault: null }])
  const { branchId } = salon
  expect(await database().visit.findFirst({ where: { branchId } })).toMatchObject({ contactEmail: email })
  expect(await database().client.findFirst({ where: { branchId } })).toMatchObject({ email })
  const told = await database().auditEntry.findMany({ where: { branchId, action: 'letter.readdressed' } })
  expect(told).toHaveLength(1)
  // The log cannot be changed, so that nobody's address stands in it.
  expect(JSON.stringify(told[0]?.details)).not.toContain('@')
})

test('a failed letter is tried again as it is, for a day more', async () => {
  const { salon, letterId } = await aBouncedLetter()
  const { branchId } = salon
  const old = new Date(Date.now() - 90 * 3_600_000)
  await database().letter.updateMany({ where: { branchId }, data: { state: 'failed', askedAt: old } })
  expect(await sendLetterAgain(salon.owner, { letterId })).toEqual({ ok: true })
  const [letter] = await lettersOf(salon)
  expect(letter).toMatchObject({ state: 'waiting', fault: null, smtpCode: null })
  expect(letter?.askedAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
})

test('a client’s own card keeps another address that stands there', async () => {
  const { salon, letterId } = await aBouncedLetter()
  const { branchId } = salon
  await database().client.updateMany({ where: { branchId }, data: { email: 'own@example.com' } })
  await sendLetterAgain(salon.owner, { letterId, email: 'right@example.com' })
  expect(await database().client.findFirst({ where: { branchId } })).toMatchObject({ email: 'own@example.com' })
})

test('another salon’s letter is not there', async () => {
  const { letterId } = await aBouncedLetter()
  const other = await aSalon()
  expect(await sendLetterAgain(other.owner, { letterId })).toEqual({ ok: false, refusal: 'letter_not_found' })
})
