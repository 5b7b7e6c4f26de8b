import { expect, test } from 'vitest'
import { clientOf } from '#lib/http/queries/rate-limit.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('a client at %s is counted as %s', (header, client) => {
  expect(clientOf(new Headers({ 'x-forwarded-for': header }))).toBe(client)
})

test('who comes from nowhere is still somebody', () => {
  expect(clientOf(new Headers())).toBe('')
})
