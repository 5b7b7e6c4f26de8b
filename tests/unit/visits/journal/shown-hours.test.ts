import { expect, test } from 'vitest'
import { closedHours, shownHours } from '#lib/visits/journal/shown-hours.ts'
import type { Hours } from '#lib/visits/schedule/work-schedule.ts'

const hours = (startMinute: number, endMinute: number): Hours => ({ startMinute, endMinute })

test.each([
  ['nothing', [], hours(540, 1080)],
  ['a short day', [hours(600, 900)], hours(540, 1080)],
  ['an early and a late visit', [hours(455, 500), hours(1100, 1265)], hours(420, 1320)],
  ['the whole day and over midnight', [hours(0, 1500)], hours(0, 1440)],
] as const)('of a day with %s full hours are shown', (_, all, shown) => {
  expect(shownHours(all)).toEqual(shown)
})

const DAY = hours(540, 1080)

test.each([
  ['nobody works', [], [DAY]],
  ['there is a break', [hours(600, 720), hours(780, 1020)], [hours(540, 600), hours(720, 780), hours(1020, 1080)]],
  ['work is longer than what is shown', [hours(480, 1200)], []],
  ['hours touch', [hours(540, 700), hours(700, 1080)], []],
  ['they stand in no order', [hours(700, 1080), hours(540, 600)], [hours(600, 700)]],
] as const)('where %s, the rest is closed', (_, worked, closed) => {
  expect(closedHours(worked, DAY)).toEqual(closed)
})
