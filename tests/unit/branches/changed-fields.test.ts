import { expect, test } from 'vitest'
import { changedFields } from '#lib/branches/changed-fields.ts'

const CUT = { name: 'Haircut', price: 5000, staff: ['olena'] }

test.each([
  ['nothing', CUT, ''],
  ['one thing', { ...CUT, price: 6000 }, 'price'],
  ['several, lists among them', { ...CUT, name: 'Cut', staff: ['olena', 'marta'] }, 'name,staff'],
  ['what was not there before', { ...CUT, description: 'short' }, 'description'],
])('names %s that has changed', (_, after, names) => {
  expect(changedFields(CUT, after)).toBe(names)
})
