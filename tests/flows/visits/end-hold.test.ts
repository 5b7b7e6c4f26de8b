import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { endHold } from '#lib/flows/visits/end-hold.ts'
import { aHeldVisit, aSalon, visitOf } from '#tests/support/salon.ts'

const action = 'visit.hold_released'

test('a hold ends only where it may, and it is written down why', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  expect(await endHold(salon.form, { visitId, mayEnd: () => false, action })).toBe('kept')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'on_hold' })
  expect(await endHold(salon.form, { visitId, mayEnd: () => true, action })).toBe('ended')
  expect(await visitOf(salon, visitId)).toMatchObject({ state: 'expired' })
  expect(await database().auditEntry.count({ where: { branchId: salon.branchId, action } })).toBe(1)
})

test('two who end it at once end it once', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  const end = () => endHold(salon.form, { visitId, mayEnd: () => true, action })
  expect((await Promise.all([end(), end()])).toSorted()).toEqual(['ended', 'kept'])
  expect(await database().auditEntry.count({ where: { branchId: salon.branchId, action } })).toBe(1)
})
