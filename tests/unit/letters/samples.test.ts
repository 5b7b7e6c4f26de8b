import { expect, test } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { letterheadOf } from '#lib/letters/letterhead.ts'
import { letterHtml } from '#lib/letters/render/letter-html.ts'
import { letterText } from '#lib/letters/render/letter-text.ts'
import { SAMPLE_KINDS, type SampleSalon, STAFF_KINDS, sampleLetter } from '#lib/letters/samples.ts'

const SALON: SampleSalon = {
  name: 'Калина <b>',
  address: 'вул. Хрещатик, 1',
  timeZone: 'Europe/Kyiv',
  currency: 'UAH',
  rule: { freeHours: 24, fee: { kind: 'percent', percent: 50 } },
  origin: 'https://zapys.test/uk/book/kalyna',
}
const head = letterheadOf({ ...SALON, phone: '+380441234567', email: null, accent: '#a3234a' }, null)
const at = { salon: SALON, now: new Date('2026-11-24T09:20:00Z') }

const CASES = LOCALES.flatMap((locale) => SAMPLE_KINDS.map((kind) => [kind, locale] as const))

test.each(CASES)(
  '%s in %s says as a page and as plain text the same, and nothing is left to be filled in',
  (kind, locale) => {
    const letter = sampleLetter(kind, locale, at)
    const [html, text] = [letterHtml(letter, head), letterText(letter, head)]
    const words = [letter.title, letter.reason, ...letter.blocks.flatMap(wordsOf)]
    for (const word of words) {
      expect(text).toContain(word)
      expect(html).toContain(word.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&#39;'))
    }
    for (const whole of [letter.subject, letter.preheader, text, html.replace(/<style>.*<\/style>/s, '')]) {
      expect(whole).not.toMatch(/[{}]|undefined|null|NaN|letters\./)
    }
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html).not.toContain('<b>"')
  },
)

function wordsOf(block: ReturnType<typeof sampleLetter>['blocks'][number]): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.text]
    case 'panel':
      return [...block.headline, ...block.lines]
    case 'rows':
      return block.rows.flatMap(({ label, note, value }) => [label, value, ...(note ? [note] : [])])
    case 'note':
      return [block.title, block.text]
    case 'button':
      return [block.label, block.href]
    case 'image':
      return [block.alt]
    case 'choices':
      return block.choices.flatMap(({ label, href }) => [label, href])
  }
}

test.each(CASES)('%s in %s loads nothing, tells nobody that it was read, and leads only to us', (kind, locale) => {
  const html = letterHtml(sampleLetter(kind, locale, at), head)
  expect(html).not.toMatch(/<img|<script|<link|url\(|@import|<iframe|<form/i)
  const links = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, href]) => href)
  for (const href of links) expect(href).toBe(SALON.origin)
})

test.each(LOCALES)('every kind has words of its own in %s', (locale) => {
  const subjects = SAMPLE_KINDS.map((kind) => sampleLetter(kind, locale, at).subject)
  // A late payment that was booked is a booking like any other: its text says the rest.
  expect(new Set(subjects).size).toBe(SAMPLE_KINDS.length - 1)
  const texts = SAMPLE_KINDS.map((kind) => letterText(sampleLetter(kind, locale, at), head))
  expect(new Set(texts).size).toBe(SAMPLE_KINDS.length)
})

test('the client’s letters are for clients and the staff’s for staff', () => {
  for (const kind of SAMPLE_KINDS) {
    const { reason } = sampleLetter(kind, 'en', at)
    expect(reason).toContain(STAFF_KINDS.includes(kind) ? 'You got this mail because you w' : 'because you booked')
  }
})
