import { expect, test } from 'vitest'
import { pseudonymOf } from '#lib/clients/pseudonym.ts'

test('a pseudonym tells nothing of the person, and is the same one everywhere', () => {
  expect(pseudonymOf('4f7a2cd1-0000-4000-8000-000000000000')).toBe('№ 4F7A2C')
})
