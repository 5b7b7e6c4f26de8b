import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { addTimeOff } from '#lib/flows/team/add-time-off.ts'
import { removeTimeOff } from '#lib/flows/team/remove-time-off.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'
import { dayIn, freeHoursOn } from '#tests/support/schedules.ts'

const DAY = dayIn(5)

async function aTimeOff({ owner, branchId, staffMemberId }: Salon): Promise<string> {
  const [from, to] = [
    { day: DAY, minute: 0 },
    { day: DAY, minute: 1440 },
  ]
  await addTimeOff(owner, { staffMemberId, from, to, reason: '', acceptedVisitIds: [] })
  return (await database().timeOff.findFirstOrThrow({ where: { branchId } })).id
}

test('who is there after all can be booked again at once', async () => {
  const salon = await aSalon()
  const { staffMemberId } = salon
  const timeOffId = await aTimeOff(salon)
  expect(await freeHoursOn(salon, DAY)).toEqual([])
  expect(await removeTimeOff(salon.owner, { staffMemberId, timeOffId })).toEqual({ ok: true })
  expect(await freeHoursOn(salon, DAY)).toHaveLength(24)
  const again = await removeTimeOff(salon.owner, { staffMemberId, timeOffId })
  expect(again).toEqual({ ok: false, refusal: 'time_off_not_found' })
})

test('another salon’s time off stays', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const timeOffId = await aTimeOff(other)
  const { staffMemberId } = salon
  for (const id of [timeOffId, randomUUID()]) {
    const outcome = await removeTimeOff(salon.owner, { staffMemberId, timeOffId: id })
    expect(outcome).toEqual({ ok: false, refusal: 'time_off_not_found' })
  }
  const foreign = await removeTimeOff(salon.owner, { staffMemberId: other.staffMemberId, timeOffId })
  expect(foreign).toEqual({ ok: false, refusal: 'staff_member_not_found' })
  expect(await database().timeOff.count({ where: { branchId: other.branchId } })).toBe(1)
})
