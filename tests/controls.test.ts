import { expect, test } from 'vitest'
import { standsOnce } from './controls/control.ts'
import { CONTROLS } from './controls/controls.ts'

test('every guard that is switched off in turn stands in its file exactly once', () => {
  const lost = CONTROLS.filter((control) => !standsOnce(control))
  expect(lost.map(({ guard }) => guard)).toEqual([])
})
