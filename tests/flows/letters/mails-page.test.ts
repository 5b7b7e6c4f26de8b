import { expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { getMailFacts } from '#lib/db/letters/mail-facts.ts'
import { tellElsewhere } from '#lib/flows/letters/write-letter.ts'
import { invitePerson } from '#lib/flows/people/invite-person.ts'
import { LetterFilter, listLetters, listVisitLetters } from '#lib/views/letters/letter-list.ts'
import { getMailsPage } from '#lib/views/letters/mails-page.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { aDisputedPayment } from '#tests/support/disputes.ts'
import { lettersOf } from '#tests/support/letters.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'

const ALL = LetterFilter.parse({})
const change = (
  { branchId }: Salon,
  data: Prisma.LetterUncheckedUpdateManyInput,
  where: Prisma.LetterWhereInput = {},
) => database().letter.updateMany({ where: { branchId, ...where }, data })

test('each letter says to whom it goes: a client, somebody of the team, or who is invited', async () => {
  const salon = await aSalon()
  await aDisputedPayment(salon)
  await invitePerson(salon.owner, { email: 'olha@example.com', role: 'reception', locale: 'uk' })
  const { letters } = await listLetters(salon.owner, ALL)
  expect(letters).toMatchObject([
    { kind: 'invitation', readerName: null, readerEmail: 'olha@example.com', isForClient: false },
    { kind: 'dispute_opened', readerName: 'Owner', readerEmail: `${salon.slug}@example.com`, isForClient: false },
    { kind: 'visit_booked', readerName: 'Anna', readerEmail: 'anna@example.com', isForClient: true },
  ])
})

test('those that did not arrive and those that wait can be looked at alone, page by page', async () => {
  const salon = await aSalon()
  const days = Array.from({ length: 28 }, (_, index) => inDays(2 + index))
  const visits = []
  for (const day of days) visits.push(await aPaidPayment(salon, day))
  await change(salon, { state: 'bounced' }, { visitId: visits[3]?.visitId ?? '' })
  const shown = async (filter: object) => (await listLetters(salon.owner, LetterFilter.parse(filter))).letters.length
  expect(await shown({ show: 'unsent' })).toBe(1)
  expect(await shown({ show: 'waiting', before: 'not an id' })).toBe(25)
  const first = await listLetters(salon.owner, ALL)
  const second = await listLetters(salon.owner, LetterFilter.parse({ before: first.next ?? '' }))
  expect([first.letters.length, second.letters.length, second.next]).toEqual([25, 3, null])
  expect(new Set([...first.letters, ...second.letters].map(({ id }) => id)).size).toBe(28)
}, 60_000)

test('what is told in another letter is not shown, and another salon’s letters are not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { visitId, paymentId } = await aPaidPayment(salon)
  await inTransaction((tx) => tellElsewhere(tx, salon.form, { kind: 'receipt', subjectId: paymentId, visitId }))
  expect(await lettersOf(salon)).toHaveLength(2)
  expect((await listLetters(salon.owner, ALL)).letters).toHaveLength(1)
  expect(await listVisitLetters(salon.owner, visitId)).toHaveLength(1)
  expect(await listVisitLetters(other.owner, visitId)).toEqual([])
  expect((await listLetters(other.owner, ALL)).letters).toEqual([])
})

test('the page says what waits and since when, what failed and what came back', async () => {
  const salon = await aSalon()
  for (const day of [2, 3, 4, 5]) await aPaidPayment(salon, inDays(day))
  const [waiting, failed, bounced, sent] = await lettersOf(salon)
  const waitingSince = inDays(-40)
  await change(
    salon,
    { fault: 'unreachable', askedAt: waitingSince, createdAt: waitingSince },
    { id: waiting?.id ?? '' },
  )
  await change(salon, { state: 'failed' }, { id: failed?.id ?? '' })
  await change(salon, { state: 'bounced' }, { id: bounced?.id ?? '' })
  await change(salon, { state: 'sent', sentAt: inDays(0) }, { id: sent?.id ?? '' })
  expect(await getMailFacts(salon.owner)).toEqual({
    ...{ hasServer: true, waiting: 1, unreachable: 1, loginRefused: 0, failed: 1, bounced: 1 },
    ...{ waitingSince, lastSentAt: inDays(0) },
  })
  const { health, reminderHours, previews } = await getMailsPage(salon.owner, ALL)
  expect(health.map(({ line }) => line)).toEqual(['mail_unreachable', 'letters_failed', 'letters_bounced'])
  expect(reminderHours).toBe(24)
  expect(previews.clients).toContain('visit_booked')
})
