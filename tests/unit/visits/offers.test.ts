import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { chainOffers, soloTeams, totalMinorOf } from '#lib/visits/offers.ts'
import { anOffer } from '#tests/support/offers.ts'

const offers = [
  anOffer({ serviceId: 'haircut', staffMemberId: 'olena' }),
  anOffer({ serviceId: 'styling', staffMemberId: 'olena' }),
  anOffer({ serviceId: 'haircut', staffMemberId: 'marta' }),
]

const staffOf = (serviceIds: string[], staff: string | null = null) =>
  soloTeams(offers, serviceIds, staff).map(([first]) => first?.staffMemberId)

test('only those who perform every chosen service can do it alone', () => {
  expect(staffOf(['haircut'])).toEqual(['olena', 'marta'])
  expect(staffOf(['haircut', 'styling'])).toEqual(['olena'])
  expect(staffOf(['haircut', 'unknown'])).toEqual([])
  expect(staffOf([])).toEqual([])
})

test('a chosen staff member is the only one, if they can', () => {
  expect(staffOf(['haircut'], 'marta')).toEqual(['marta'])
  expect(staffOf(['styling'], 'marta')).toEqual([])
})

test('the offers stand in the order of the choice', () => {
  const [team] = soloTeams(offers, ['styling', 'haircut'], null)
  expect(team?.map(({ serviceId }) => serviceId)).toEqual(['styling', 'haircut'])
})

test('a chain is for what nobody does alone', () => {
  const more = [...offers, anOffer({ serviceId: 'manicure', staffMemberId: 'iryna' })]
  const whoOf = (ids: string[]) => chainOffers(more, ids).map((way) => way.map(({ staffMemberId }) => staffMemberId))
  expect(whoOf(['haircut', 'manicure'])).toEqual([['olena', 'marta'], ['iryna']])
  expect(whoOf(['haircut', 'styling'])).toEqual([])
  expect(whoOf(['manicure'])).toEqual([])
  expect(whoOf(['haircut', 'manicure', 'unknown'])).toEqual([])
})

test('a team costs what its offers cost together', () => {
  expect(totalMinorOf([anOffer(), anOffer({ price: money(2000, 'EUR') })])).toBe(7000)
  expect(totalMinorOf([])).toBe(0)
})
