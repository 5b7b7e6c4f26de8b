import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { archiveStaffMember } from '#lib/flows/team/archive-staff-member.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { listServiceMenu } from '#lib/views/service-menu.ts'
import { aHeldVisit, aSalon, bookingOf, visitOf } from '#tests/support/salon.ts'
import { dayIn, momentOf } from '#tests/support/schedules.ts'

test('who has left cannot be booked any more; their bookings are named first and stay, and they can come back', async () => {
  const salon = await aSalon()
  const { branchId, staffMemberId } = salon
  const { visitId } = await aHeldVisit(salon, { startsAt: momentOf(dayIn(5), 12) })
  const archive = (isArchived: boolean, acceptedVisitIds: string[]) =>
    archiveStaffMember(salon.owner, { staffMemberId, isArchived, acceptedVisitIds })
  expect(await archive(true, [])).toMatchObject({ refusal: 'visits_fall_out', visits: [{ visitId }] })
  expect(await archive(true, [visitId])).toEqual({ ok: true })
  expect(await listServiceMenu(salon.form)).toEqual([])
  expect(await bookVisit(salon.form, bookingOf(salon))).toMatchObject({ refusal: 'services_not_offered' })
  expect((await visitOf(salon, visitId)).appointments).toMatchObject([{ live: true, staffMemberId }])

  expect(await archive(false, [])).toEqual({ ok: true })
  expect(await listServiceMenu(salon.form)).toHaveLength(1)
  const log = await database().auditEntry.findMany({
    where: { branchId, subjectId: staffMemberId },
    orderBy: { id: 'asc' },
  })
  expect(log.map(({ action }) => action)).toEqual(['staff_member.archived', 'staff_member.restored'])
})

test('two who archive at once are one act', async () => {
  const { owner, branchId, staffMemberId } = await aSalon()
  const wish = { staffMemberId, isArchived: true, acceptedVisitIds: [] }
  expect(await Promise.all([1, 2].map(() => archiveStaffMember(owner, wish)))).toEqual([{ ok: true }, { ok: true }])
  expect(await database().auditEntry.count({ where: { branchId, action: 'staff_member.archived' } })).toBe(1)
})

test('another salon’s staff member stays', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const wish = { staffMemberId: other.staffMemberId, isArchived: true, acceptedVisitIds: [] }
  expect(await archiveStaffMember(salon.owner, wish)).toEqual({ ok: false, refusal: 'staff_member_not_found' })
})
