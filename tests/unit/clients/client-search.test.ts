import { expect, test } from 'vitest'
import { searchTermsOf } from '#lib/clients/client-search.ts'

const phone = (digits: string) => ({ of: 'phone', digits })
const text = (words: string) => ({ of: 'text', text: words })

test.each([
  ['  ', []],
  ['+38 (050) 123-45-67', [phone('380501234567')]],
  ['050 123 45 67', [phone('501234567')]],
  ['00380501234567', [phone('380501234567')]],
  ['050.123/45', [phone('5012345')]],
  ['67', [text('67')]],
  ['Олена Коваль', [text('Олена'), text('Коваль')]],
  ['Коваль 0501234', [text('Коваль'), phone('501234')]],
  ['anna@example.com', [text('anna@example.com')]],
  ['a b c d e f g', ['a', 'b', 'c', 'd', 'e'].map(text)],
])('%s', (typed, terms) => {
  expect(searchTermsOf(typed)).toEqual(terms)
})
