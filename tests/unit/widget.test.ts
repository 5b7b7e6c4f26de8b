import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
