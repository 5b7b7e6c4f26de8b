import { expect, test } from 'vitest'
import { captureModeOf } from '#lib/payments/capture-mode.ts'

test('a hold is offered only while it lasts until the visit, else the card is charged', () => {
  expect(captureModeOf('hold', 2)).toBe('hold')
  expect(captureModeOf('hold', 120)).toBe('hold')
  expect(captureModeOf('hold', 121)).toBe('at_booking')
  expect(captureModeOf('at_booking', 2)).toBe('at_booking')
})
