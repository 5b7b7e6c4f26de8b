import { expect, test } from 'vitest'
import { database, inTransaction } from '#lib/db/client.ts'
import { eraseClient } from '#lib/flows/clients/erase-client.ts'
import { writeOfVisit, writeToClient, writeToStaff } from '#lib/flows/letters/write-letter.ts'
import { clientOfVisit, endVisits } from '#tests/support/clients.ts'
import { lettersOf, lettersWaiting } from '#tests/support/letters.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aMember } from '#tests/support/people.ts'
import { aHeldVisit, aSalon, type Salon } from '#tests/support/salon.ts'

const booked = (salon: Salon, visitId: string) =>
  inTransaction((tx) => writeOfVisit(tx, salon.form, { kind: 'visit_booked', visitId }))

test('of one event a client has one letter, however many tell of it at once', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  const told = await Promise.all([1, 2, 3, 4].map(() => booked(salon, visitId)))
  expect(told.filter(Boolean)).toHaveLength(1)
  expect(await lettersWaiting(salon)).toEqual(['visit_booked'])
})

test('what did not happen after all is told to nobody', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  const undone = inTransaction(async (tx) => {
    await writeOfVisit(tx, salon.form, { kind: 'visit_booked', visitId })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await lettersOf(salon)).toEqual([])
})

test('a letter is in its reader’s language: the client’s own, the salon’s for those who work there', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aPaidPayment(salon)
  await database().visit.update({
    where: { branchId_id: { branchId: salon.branchId, id: visitId } },
    data: { locale: 'uk' },
  })
  await inTransaction(async (tx) => {
    await writeToClient(tx, salon.form, { kind: 'receipt', subjectId: paymentId, visitId })
    await writeToStaff(tx, salon.form, { kind: 'hold_expires_soon', subjectId: paymentId, visitId })
  })
  expect(await lettersOf(salon, { kind: 'receipt' })).toMatchObject([{ locale: 'uk', userId: null }])
  expect(await lettersOf(salon, { kind: 'hold_expires_soon' })).toMatchObject([{ locale: 'en' }])
})

test('staff are written to one by one, and only those who can do something about it', async () => {
  const salon = await aSalon()
  const { visitId, paymentId } = await aPaidPayment(salon)
  await Promise.all((['admin', 'reception', 'staff_member'] as const).map((role) => aMember(salon, role)))
  const tell = (kind: 'dispute_opened' | 'hold_expires_soon') =>
    inTransaction((tx) => writeToStaff(tx, salon.form, { kind, subjectId: paymentId, visitId }))
  for (const _ of [1, 2]) await tell('dispute_opened')
  await tell('hold_expires_soon')
  expect(await lettersOf(salon, { kind: 'dispute_opened' })).toHaveLength(2)
  expect(await lettersOf(salon, { kind: 'hold_expires_soon' })).toHaveLength(3)
})

test('who left no address or was erased is not written to', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  const where = { branchId_id: { branchId: salon.branchId, id: visitId } }
  await database().visit.update({ where, data: { contactEmail: '' } })
  expect(await booked(salon, visitId)).toBe(false)
  await database().visit.update({ where, data: { contactEmail: 'anna@example.com' } })
  const clientId = await clientOfVisit(salon, visitId)
  await endVisits(salon)
  expect(await eraseClient(salon.form, { clientId })).toEqual({ ok: true })
  expect(await booked(salon, visitId)).toBe(false)
})

test('the database itself keeps one letter for an event, and takes back nothing that was sent', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  await booked(salon, visitId)
  const [letter] = await lettersOf(salon)
  const { id: _, ...twin } = letter ?? { id: '' }
  await expect(
    database().letter.create({ data: Object.assign(twin, { branchId: salon.branchId }) as never }),
  ).rejects.toThrow()
  const change = (data: object) => database().letter.updateMany({ where: { branchId: salon.branchId }, data })
  await change({ state: 'sent', sentAt: new Date() })
  await expect(change({ state: 'waiting', sentAt: null })).rejects.toThrow('was sent')
  await expect(change({ eventKey: 'another' })).rejects.toThrow('tells of another event')
})
