import { expect, test } from 'vitest'
import { accentInkOf } from '#lib/branches/accent-ink.ts'

test.each([
  ['#a3234a', '#ffffff'],
  ['#0b6e5f', '#ffffff'],
  ['#ffd54a', '#000000'],
  ['#000000', '#ffffff'],
  ['#ffffff', '#000000'],
])('on %s one writes in %s', (accent, ink) => {
  expect(accentInkOf(accent)).toBe(ink)
})
