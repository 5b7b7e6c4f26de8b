import { expect, test } from 'vitest'
import { type CaptureMode, captureModeOf } from '#lib/payments/capture-mode.ts'

test('a hold is offered only while it lasts until the visit, else the card is charged', () => {
  const now = new Date('2026-05-04T09:00:00Z')
  const modeOf = (wanted: CaptureMode, startsAt: string) => captureModeOf(wanted, new Date(startsAt), now)
  expect(modeOf('hold', '2026-05-04T11:00:00Z')).toBe('hold')
  expect(modeOf('hold', '2026-05-09T09:00:00Z')).toBe('hold')
  expect(modeOf('hold', '2026-05-09T09:01:00Z')).toBe('at_booking')
  expect(modeOf('at_booking', '2026-05-04T11:00:00Z')).toBe('at_booking')
})
