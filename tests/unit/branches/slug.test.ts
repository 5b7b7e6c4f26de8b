import { expect, test } from 'vitest'
import { isSlug, slugFrom } from '#lib/branches/slug.ts'

test.each([
  ['Салон «Калина»', 'salon-kalyna'],
  ['Щастя й м’ята', 'shchastia-i-miata'],
  ['Žižkov Barber & Co.', 'zizkov-barber-co'],
  ['Łódź 24', 'lodz-24'],
  ['  ---  ', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('%s becomes %s', (name, slug) => {
  expect(slugFrom(name)).toBe(slug)
})

test.each([
  ['kalyna', true],
  ['kalyna-2', true],
  ['ab', false],
  ['-kalyna', false],
  ['kalyna--2', false],
  ['Kalyna', false],
  ['x'.repeat(61), false],
])('%s is an address: %s', (slug, answer) => {
  expect(isSlug(slug)).toBe(answer)
})
