import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { ChangeReminderInput, changeReminder } from '#lib/flows/letters/change-reminder.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a salon says when its clients are reminded, and who said so is written down', async () => {
  const salon = await aSalon()
  const hoursOf = async () =>
    (await database().branch.findUniqueOrThrow({ where: { id: salon.branchId } })).reminderHours
  expect(await hoursOf()).toBe(24)
  await changeReminder(salon.owner, { hours: 3 })
  expect(await hoursOf()).toBe(3)
  await changeReminder(salon.owner, { hours: null })
  expect(await hoursOf()).toBeNull()
  const where = { branchId: salon.branchId, action: 'reminder.changed' }
  expect(await database().auditEntry.findMany({ where })).toMatchObject([
    { details: { hours: 3 } },
    { details: { hours: null } },
  ])
})

test.each([0, -1, 169, 1.5])('%s hours are refused', (hours) => {
  expect(ChangeReminderInput.safeParse({ hours }).success).toBe(false)
})
