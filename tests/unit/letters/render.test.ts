import { expect, test } from 'vitest'
import type { Letter } from '#lib/letters/letter.ts'
import { letterheadOf, OWN_LETTERHEAD } from '#lib/letters/letterhead.ts'
import { plainName } from '#lib/letters/plain-name.ts'
import { tintOf } from '#lib/letters/render/letter-colors.ts'
import { letterHtml } from '#lib/letters/render/letter-html.ts'
import { letterText } from '#lib/letters/render/letter-text.ts'
import { markup } from '#lib/letters/render/markup.ts'

const HOSTILE = '<img src=x onerror="alert(1)"> & \'friends\''
const ESCAPED = '&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;friends&#39;'

const letter: Letter = {
  ...{ locale: 'en', subject: HOSTILE, preheader: HOSTILE, title: HOSTILE, reason: HOSTILE },
  blocks: [
    { kind: 'text', text: HOSTILE },
    { kind: 'panel', headline: [HOSTILE], lines: [HOSTILE] },
    { kind: 'rows', rows: [{ label: HOSTILE, note: HOSTILE, value: HOSTILE }] },
    { kind: 'note', title: HOSTILE, text: HOSTILE },
    { kind: 'button', label: HOSTILE, href: `https://zapys.test/?"${HOSTILE}` },
    { kind: 'choices', title: HOSTILE, choices: [{ label: HOSTILE, href: HOSTILE }] },
  ],
}

test('whatever anybody writes is text, in every place of a letter and of its head', () => {
  const logo = { src: `cid:"${HOSTILE}`, width: 10, height: 10 }
  const html = letterHtml(letter, { name: HOSTILE, accent: '#a3234a', logo, contacts: [HOSTILE] })
  expect(html).not.toContain('<img src=x')
  expect(html).not.toContain('onerror="')
  expect(html.split(ESCAPED).length - 1).toBeGreaterThanOrEqual(19)
})

test('as plain text nothing is escaped, and addresses stand alone on their lines', () => {
  const text = letterText(
    { ...letter, blocks: [{ kind: 'button', label: 'Pay', href: 'https://zapys.test/p' }] },
    OWN_LETTERHEAD,
  )
  expect(text).toContain('\nhttps://zapys.test/p\n')
  expect(text).toContain(HOSTILE)
})

test('a salon without a logo has its name there, one with a logo keeps its shape', () => {
  const salon = { name: 'Kalyna', address: 'Street 1', phone: null, email: '', accent: null }
  expect(letterHtml(letter, letterheadOf(salon, null))).not.toContain('<img')
  const html = letterHtml(letter, letterheadOf(salon, { src: 'cid:logo', width: 512, height: 128 }))
  expect(html).toContain('<img src="cid:logo" width="192" height="48" alt="Kalyna"')
  expect(letterheadOf(salon, null).contacts).toEqual(['Street 1'])
})

test.each([
  ['#ffd200', '#000000'],
  ['#0b6e5f', '#ffffff'],
])('on the accent %s a button is written in %s', (accent, ink) => {
  expect(letterHtml(letter, { ...OWN_LETTERHEAD, accent })).toContain(`color:${ink};text-decoration:none`)
})

test.each([
  ['#000000', '#ffffff', 0.5, '#808080'],
  ['#ff0000', '#ffffff', 0, '#ffffff'],
  ['#ff0000', '#000000', 1, '#ff0000'],
])('%s in %s by %s is %s', (color, ground, share, tint) => {
  expect(tintOf(color, ground, share)).toBe(tint)
})

test('markup holds markup and escapes the rest', () => {
  expect(markup`<p>${'<b>'}${markup`<i>${1}</i>`}${[markup`a`, markup`b`]}</p>`.text).toBe(
    '<p>&lt;b&gt;<i>1</i>a\nb</p>',
  )
})

test.each([
  ['Олена Коваль', 'Олена Коваль'],
  ["О'Брайен-Лисенко", "О'Брайен-Лисенко"],
  ['Win at https://evil.test/x\nDear client', 'Win at https evil. test x Dear client'],
  ['<b>Anna</b>', 'b Anna b'],
])('%j is written as %j', (name, plain) => {
  expect(plainName(name)).toBe(plain)
})
