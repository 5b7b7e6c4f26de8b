import { expect, test } from 'vitest'
import { invariant } from '#lib/money/invariant.ts'

test('what holds passes, what does not stops us and says so', () => {
  expect(() => invariant(1, 'one')).not.toThrow()
  for (const nothing of [false, 0, '', null, undefined])
    expect(() => invariant(nothing, 'gone')).toThrow('Impossible: gone')
})
