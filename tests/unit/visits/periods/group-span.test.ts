import { expect, test } from 'vitest'
import { groupsOfPeriod, spanOfGroup } from '#lib/visits/periods/group-span.ts'

const november = { from: '2026-11-03', to: '2026-11-28' }

test.each([
  ['day', '2026-11-10', { from: '2026-11-10', to: '2026-11-10' }],
  ['week', '2026-11-09', { from: '2026-11-09', to: '2026-11-15' }],
  ['week', '2026-11-02', { from: '2026-11-03', to: '2026-11-08' }],
  ['month', '2026-11-01', { from: '2026-11-03', to: '2026-11-28' }],
  ['month', '2026-12-01', null],
  ['day', '2026-11-29', null],
] as const)('a %s from %s on has its days within the period', (by, group, span) => {
  expect(spanOfGroup(by, group, november)).toEqual(span)
})

test('every group of a period is named once, also those in which nothing happened', () => {
  expect(groupsOfPeriod('day', { from: '2026-02-27', to: '2026-03-02' }, 10)).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ])
  expect(groupsOfPeriod('week', november, 10)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'])
  expect(groupsOfPeriod('month', { from: '2026-11-30', to: '2027-01-01' }, 10)).toEqual([
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
  ])
})

test('more groups than can be drawn are not drawn', () => {
  expect(groupsOfPeriod('day', november, 26)).toHaveLength(26)
  expect(groupsOfPeriod('day', november, 25)).toBeNull()
})
