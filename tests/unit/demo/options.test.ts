import { sep } from 'node:path'
import { expect, test } from 'vitest'
import { parseDemoOptions } from '#sandbox/demo/options.ts'

test('a demo keeps its data in one place between runs, and forgets it only when asked to', () => {
  const { folder, isReset } = parseDemoOptions([])
  expect(folder.endsWith(`${sep}.zapys${sep}demo`)).toBe(true)
  expect(isReset).toBe(false)
  expect(parseDemoOptions(['--port', '4000']).folder).toBe(folder)
  expect(parseDemoOptions(['--reset'])).toMatchObject({ folder, isReset: true })
})

test.each(['x', '-1', '65536', '80.5'])('a port that is none is refused with a sentence: %s', (port) => {
  expect(() => parseDemoOptions([`--port=${port}`])).toThrow(`--port ${port} is not a port`)
})
