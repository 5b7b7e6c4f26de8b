import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { type ChainLink, chainFinder } from '#lib/visits/chains.ts'
import type { Offer } from '#lib/visits/offers.ts'
import { anOffer } from '#tests/support/offers.ts'
import { workingIn } from '#tests/support/staff-times.ts'

const SERVICES = ['haircut', 'styling', 'manicure']
const allDay = { start: 0, end: 600 }

const link = (staffMemberId: string, services: Record<string, Partial<Offer>>, loadMinutes = 0): ChainLink => ({
  time: { staffMemberId, ...workingIn([allDay]), busy: [] },
  loadMinutes,
  offers: SERVICES.map((serviceId) => {
    const own = services[serviceId]
    return own && anOffer({ serviceId, staffMemberId, bufferMinutes: 0, ...own })
  }),
})

const whoAt = (links: readonly ChainLink[], start: number) =>
  chainFinder(links, SERVICES.length)(start, links)?.team.map(({ staffMemberId }) => staffMemberId) ?? null

const iryna = link('iryna', { manicure: {} })

test('each service has someone, one after another', () => {
  expect(whoAt([link('olena', { haircut: {}, styling: {} }), iryna], 60)).toEqual(['olena', 'olena', 'iryna'])
  expect(whoAt([link('olena', { haircut: {} }), iryna], 60)).toBeNull()
})

test('the cheaper chain is better, then the one with fewer people, then the one with the less busy', () => {
  const olena = link('olena', { haircut: {}, styling: {} }, 300)
  const cheap = { price: money(4000, 'EUR') }
  expect(whoAt([olena, link('marta', { styling: cheap }), iryna], 0)).toEqual(['olena', 'marta', 'iryna'])
  expect(whoAt([olena, link('marta', { styling: {} }), iryna], 0)).toEqual(['olena', 'olena', 'iryna'])
  expect(whoAt([olena, link('marta', { haircut: {}, styling: {} }), iryna], 0)).toEqual(['marta', 'marta', 'iryna'])
})

test('nobody comes back to the client while they still tidy up', () => {
  const services = { haircut: { bufferMinutes: 30 }, manicure: {} }
  const quick = link('marta', { styling: { durationMinutes: 20 } })
  const slow = link('marta', { styling: { durationMinutes: 30 } })
  expect(whoAt([link('olena', services), quick], 0)).toBeNull()
  expect(whoAt([link('olena', services), slow], 0)).toEqual(['olena', 'marta', 'olena'])
})

test('ten services of twenty people are found at once', () => {
  const services = Array.from({ length: 10 }, (_, index) => `service ${index}`)
  const links = Array.from({ length: 20 }, (_, person) => ({
    time: { staffMemberId: `person ${person}`, ...workingIn([allDay]), busy: [] },
    loadMinutes: person,
    offers: services.map((serviceId, index) =>
      (index + person) % 3 === 0
        ? undefined
        : anOffer({ serviceId, staffMemberId: `person ${person}`, durationMinutes: 15, bufferMinutes: 0 }),
    ),
  }))
  expect(chainFinder(links, services.length)(0, links)?.team).toHaveLength(10)
})
