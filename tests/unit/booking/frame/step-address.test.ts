import { expect, test } from 'vitest'
import { addressWithQuery, stepAddress } from '#components/booking/frame/step-address.ts'

const query = (text: string) => new URLSearchParams(text)

test('a page goes along with what stands in its query, in whichever order it was read', () => {
  expect(addressWithQuery('/book/x', query(''))).toBe('/book/x')
  const wanted = '/book/x?service=b&service=a&step=services'
  expect(addressWithQuery('/book/x', query('service=b&step=services&service=a'))).toBe(wanted)
  expect(addressWithQuery('/book/x', query('service=b&service=a&step=services'))).toBe(wanted)
})

test('what is ticked on the first step is no step of its own', () => {
  const first = stepAddress('/uk/book/x', query(''))
  expect(stepAddress('/uk/book/x', query('service=a&step=services'))).toBe(first)
  expect(stepAddress('/uk/book/x', query('service=a&service=b&step=services'))).toBe(first)
})

test('another step, another day and another time each have an address of their own', () => {
  const queries = ['', 'step=staff&service=a', 'step=time&service=a', 'step=time&day=2027-01-05&service=a']
  const addresses = queries.map((text) => stepAddress('/uk/book/x', query(text)))
  expect(new Set(addresses).size).toBe(queries.length)
})
