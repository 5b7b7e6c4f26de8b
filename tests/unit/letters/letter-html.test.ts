import { expect, test } from 'vitest'
import { letterHtml } from '#lib/letters/letter-html.ts'
import { plainName } from '#lib/letters/plain-name.ts'

const ORIGIN = 'https://zapys.test'

test('whatever a client calls themselves is text', () => {
  const html = letterHtml(`Hello, <img src=x onerror="alert(1)">!\n\nSee\n${ORIGIN}/uk/visit/token\n`, ORIGIN)
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
  expect(html).toContain(`<a href="${ORIGIN}/uk/visit/token"`)
})

test('only our own address becomes a link', () => {
  const html = letterHtml(`https://evil.test/\n\n${ORIGIN}.evil.test/\n\nsee ${ORIGIN}/x`, ORIGIN)
  expect(html).not.toContain('<a ')
})

test.each([
  ['Олена Коваль', 'Олена Коваль'],
  ["О'Брайен-Лисенко", "О'Брайен-Лисенко"],
  ['Win at https://evil.test/x\nDear client', 'Win at https evil. test x Dear client'],
  ['<b>Anna</b>', 'b Anna b'],
])('%j is written as %j', (name, plain) => {
  expect(plainName(name)).toBe(plain)
})
