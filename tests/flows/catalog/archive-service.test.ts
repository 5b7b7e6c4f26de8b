import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { archiveService } from '#lib/flows/catalog/archive-service.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { listServiceMenu } from '#lib/views/service-menu.ts'
import { aHeldVisit, aSalon, bookingOf, inDays, visitOf } from '#tests/support/salon.ts'

test('what is archived cannot be booked any more; what was booked takes place, and it can be put back', async () => {
  const salon = await aSalon()
  const { branchId, serviceId } = salon
  const { visitId } = await aHeldVisit(salon)
  expect(await archiveService(salon.owner, { serviceId, isArchived: true })).toEqual({ ok: true })
  expect(await listServiceMenu(salon.form)).toEqual([])
  expect(await bookVisit(salon.form, bookingOf(salon, { startsAt: inDays(4) }))).toMatchObject({
    refusal: 'services_not_offered',
  })
  expect((await visitOf(salon, visitId)).appointments).toMatchObject([{ live: true }])

  expect(await archiveService(salon.owner, { serviceId, isArchived: false })).toEqual({ ok: true })
  expect(await listServiceMenu(salon.form)).toHaveLength(1)
  const log = await database().auditEntry.findMany({
    where: { branchId, subjectId: serviceId },
    orderBy: { id: 'asc' },
  })
  expect(log.map(({ action }) => action)).toEqual(['service.archived', 'service.restored'])
})

test('two who archive at once are one act', async () => {
  const salon = await aSalon()
  const { branchId, serviceId } = salon
  const outcomes = await Promise.all([1, 2].map(() => archiveService(salon.owner, { serviceId, isArchived: true })))
  expect(outcomes).toEqual([{ ok: true }, { ok: true }])
  expect(await database().auditEntry.count({ where: { branchId, action: 'service.archived' } })).toBe(1)
})

test('another salon’s service is not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const outcome = await archiveService(salon.owner, { serviceId: other.serviceId, isArchived: true })
  expect(outcome).toEqual({ ok: false, refusal: 'service_not_found' })
  expect(await listServiceMenu(other.form)).toHaveLength(1)
})
