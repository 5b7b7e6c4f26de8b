import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CONTROLS } from './controls/controls.ts'

const ROOT = join(import.meta.dirname, '..')

test('every guard that is switched off in turn stands in its file exactly once', () => {
  const lost = CONTROLS.filter(
    ({ source }) => source && readFileSync(join(ROOT, source.file), 'utf8').split(source.snippet).length !== 2,
  )
  expect(lost.map(({ guard }) => guard)).toEqual([])
})
