import { expect, test } from 'vitest'
import { clientAddressOf } from '#lib/http/limits/client-address.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['made up, 198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::99', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
])('%s counts as %s', (header, address) => {
  expect(clientAddressOf(new Headers({ 'x-forwarded-for': header }))).toBe(address)
})

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', 'unknown', '', '203.0.113.7, unknown'])('%s is nobody', (header) => {
  expect(clientAddressOf(new Headers({ 'x-forwarded-for': header }))).toBeNull()
})

test('without a proxy’s word nobody is counted', () => {
  expect(clientAddressOf(new Headers())).toBeNull()
})
