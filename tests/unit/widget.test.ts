import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const widget = readFileSync(join(import.meta.dirname, '..', '..', 'public', 'widget.js'))

test('the widget is under 2 kB as it is sent', () => {
  expect(gzipSync(widget, { level: 6 }).byteLength).toBeLessThan(2000)
})

test('the widget writes no style or script that a strict policy would refuse', () => {
  expect(widget.toString()).not.toMatch(
    /innerHTML|insertAdjacentHTML|setAttribute\('style'|createElement\('style'|eval|<style/,
  )
})

/** The button that the widget puts on a page whose salon asked for this language. */
function buttonIn(locale: string): string {
  const made: { tag: string; textContent?: string }[] = []
  const place = { attachShadow: () => ({ append: () => undefined }), toggleAttribute: () => undefined }
  const document = {
    currentScript: { dataset: { branch: 'x', locale }, src: 'https://zapys.example/widget.js', after: () => undefined },
    createElement: (tag: string) => {
      const element = { tag, ...place }
      made.push(element)
      return element
    },
  }
  const CSSStyleSheet = class {
    replaceSync() {}
  }
  runInNewContext(widget.toString(), { document, CSSStyleSheet, URL, addEventListener: () => undefined })
  return made.find(({ tag }) => tag === 'button')?.textContent ?? ''
}

test('the widget speaks the language that it was asked for, and English where it has no words', () => {
  expect(buttonIn('uk')).toBe('Записатися онлайн')
  expect(buttonIn('en')).toBe('Book online')
  expect(buttonIn('pl')).toBe('Book online')
})
