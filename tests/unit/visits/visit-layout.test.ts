import { expect, test } from 'vitest'
import { layOutVisit, visitLength } from '#lib/visits/visit-layout.ts'

const services = [
  { staffMemberId: 'olena', durationMinutes: 60, bufferMinutes: 15 },
  { staffMemberId: 'olena', durationMinutes: 30, bufferMinutes: 5 },
]

test('services follow one another without a wait, and the longest buffer comes after the last', () => {
  expect(layOutVisit(services)).toEqual([
    { startMinute: 0, endMinute: 60, busyUntilMinute: 60 },
    { startMinute: 60, endMinute: 90, busyUntilMinute: 105 },
  ])
})

test('a visit is as long as its services, and its buffer is beside it', () => {
  expect(visitLength(services)).toEqual({ lengthMinutes: 90, bufferMinutes: 15 })
  expect(visitLength([])).toEqual({ lengthMinutes: 0, bufferMinutes: 0 })
})

test('whoever hands the client on tidies up after their own part', () => {
  const [haircut, styling] = services
  if (!haircut || !styling) throw new Error('there are two')
  const manicure = { staffMemberId: 'iryna', durationMinutes: 90, bufferMinutes: 10 }
  expect(layOutVisit([haircut, styling, manicure])).toEqual([
    { startMinute: 0, endMinute: 60, busyUntilMinute: 60 },
    { startMinute: 60, endMinute: 90, busyUntilMinute: 105 },
    { startMinute: 90, endMinute: 180, busyUntilMinute: 190 },
  ])
})
