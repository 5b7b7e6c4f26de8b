import { expect, test } from 'vitest'
import { movedOrder } from '#lib/branches/display-order.ts'

const LIST = ['cut', 'colour', 'styling']

test.each([
  ['a step up', { id: 'styling', direction: 'up' }, ['cut', 'styling', 'colour']],
  ['a step down', { id: 'cut', direction: 'down' }, ['colour', 'cut', 'styling']],
  ['up from the top', { id: 'cut', direction: 'up' }, LIST],
  ['down from the bottom', { id: 'styling', direction: 'down' }, LIST],
  ['something that is not in the list', { id: 'brows', direction: 'up' }, LIST],
] as const)('%s', (_, step, wanted) => {
  expect(movedOrder(LIST, step)).toEqual(wanted)
})
