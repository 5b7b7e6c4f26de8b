import { expect, test } from 'vitest'
import { candidatesFor } from '#lib/visits/offers.ts'
import { anOffer } from '#tests/support/offers.ts'

const offers = [
  anOffer({ serviceId: 'haircut', staffMemberId: 'olena' }),
  anOffer({ serviceId: 'styling', staffMemberId: 'olena' }),
  anOffer({ serviceId: 'haircut', staffMemberId: 'marta' }),
]

const staffOf = (serviceIds: string[], staff: string | null = null) =>
  candidatesFor(offers, serviceIds, staff).map(({ staffMemberId }) => staffMemberId)

test('only those who perform every chosen service are candidates', () => {
  expect(staffOf(['haircut'])).toEqual(['olena', 'marta'])
  expect(staffOf(['haircut', 'styling'])).toEqual(['olena'])
  expect(staffOf(['haircut', 'unknown'])).toEqual([])
  expect(staffOf([])).toEqual([])
})

test('a chosen staff member is the only candidate, if they can', () => {
  expect(staffOf(['haircut'], 'marta')).toEqual(['marta'])
  expect(staffOf(['styling'], 'marta')).toEqual([])
})

test('the offers stand in the order of the choice', () => {
  const [candidate] = candidatesFor(offers, ['styling', 'haircut'], null)
  expect(candidate?.offers.map(({ serviceId }) => serviceId)).toEqual(['styling', 'haircut'])
})
