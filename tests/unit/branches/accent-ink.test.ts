import { expect, test } from 'vitest'
import { accentInkOf, accentOn } from '#lib/branches/accent-ink.ts'

test.each([
  ['#a3234a', '#ffffff'],
  ['#0b6e5f', '#ffffff'],
  ['#ffd54a', '#000000'],
  ['#000000', '#ffffff'],
  ['#ffffff', '#000000'],
])('on %s one writes in %s', (accent, ink) => {
  expect(accentInkOf(accent)).toBe(ink)
})

test.each([
  ['by day', '#ffffff', '#a3234a', '#a3234a'],
  ['by night', '#181f1c', '#ffd54a', '#ffd54a'],
])('a colour that can be seen %s stays as it is', (_, ground, accent, shown) => {
  expect(accentOn(ground, accent)).toBe(shown)
})

test.each([
  ['#ffffff', '#ffff00', 'darker'],
  ['#ffffff', '#ffffff', 'darker'],
  ['#181f1c', '#000000', 'lighter'],
  ['#181f1c', '#1a1a6e', 'lighter'],
] as const)('on %s the colour %s is shown %s', (ground, accent, how) => {
  const sum = (hex: string) => [1, 3, 5].reduce((all, at) => all + Number.parseInt(hex.slice(at, at + 2), 16), 0)
  const shown = accentOn(ground, accent)
  expect(shown).toMatch(/^#[0-9a-f]{6}$/)
  expect(Math.sign(sum(shown) - sum(accent))).toBe(how === 'lighter' ? 1 : -1)
  expect(accentOn(ground, shown)).toBe(shown)
})
