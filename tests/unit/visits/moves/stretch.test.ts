import { expect, test } from 'vitest'
import { isLength, stretchedParts } from '#lib/visits/moves/stretch.ts'

const at = (minute: number) => new Date(minute * 60_000)

const appointment = (id: string, [start, end, busyUntil]: readonly [number, number, number]) => ({
  ...{ id, serviceId: id, staffMemberId: 'olena' },
  ...{ startsAt: at(start), endsAt: at(end), busyUntil: at(busyUntil) },
})

const VISIT = [
  appointment('wash', [600, 630, 630]),
  appointment('cut', [630, 690, 705]),
  appointment('nails', [600, 645, 645]),
]

const minutesOf = (appointmentId: string, minutes: number) =>
  stretchedParts(VISIT, { appointmentId, minutes })?.map(({ id, startMinute, endMinute, busyUntilMinute }) => [
    ...[id, startMinute, endMinute, busyUntilMinute],
  ])

test('what comes after moves with the end, what goes on beside it stays', () => {
  expect(minutesOf('wash', 45)).toEqual([
    ['wash', 0, 45, 45],
    ['cut', 45, 105, 120],
    ['nails', 0, 45, 45],
  ])
})

test('shortened, what comes after moves up; its buffer stays as long as it was', () => {
  expect(minutesOf('wash', 15)?.[1]).toEqual(['cut', 15, 75, 90])
  expect(minutesOf('cut', 30)?.[1]).toEqual(['cut', 30, 60, 75])
})

test('a visit has only its own appointments', () => {
  expect(stretchedParts(VISIT, { appointmentId: 'massage', minutes: 30 })).toBeNull()
})

test.each([
  [4, false],
  [5, true],
  [1440, true],
  [1441, false],
])('%s minutes are a length: %s', (minutes, is) => {
  expect(isLength(minutes)).toBe(is)
})
