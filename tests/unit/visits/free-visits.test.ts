import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { instantOf, mergedSpans, type Span } from '#lib/visits/free-times.ts'
import {
  type BusyStaff,
  freeVisits,
  isOffered,
  shownTeamAt,
  teamsAt,
  type VisitSearch,
} from '#lib/visits/free-visits.ts'
import type { Offer } from '#lib/visits/offers.ts'
import { type ObviousStaff, obviousVisits } from '#tests/support/obvious-visits.ts'
import { anOffer } from '#tests/support/offers.ts'
import { workingIn } from '#tests/support/staff-times.ts'

const NINE = 540
const window = { start: NINE, end: NINE + 180 }
const olena = anOffer()
const marta = anOffer({ staffMemberId: 'marta', durationMinutes: 90 })

const search = (changes: Partial<VisitSearch> = {}): VisitSearch => ({
  serviceIds: ['haircut'],
  staffMemberId: null,
  offers: [olena, marta],
  staff: [
    { staffMemberId: 'olena', ...workingIn([window]), busy: [{ start: NINE, end: NINE + 60 }], loadMinutes: 60 },
    { staffMemberId: 'marta', ...workingIn([window]), busy: [], loadMinutes: 0 },
  ],
  rules: { slotStepMinutes: 30, leadTimeMinutes: 60 },
  now: instantOf(0),
  ...changes,
})

const startsOf = (wanted: VisitSearch) => freeVisits(wanted).map(({ start }) => start)

test('each is free when the whole visit fits, at their own pace', () => {
  expect(startsOf(search({ staffMemberId: 'olena' }))).toEqual([NINE + 60, NINE + 90, NINE + 120])
  expect(startsOf(search({ staffMemberId: 'marta' }))).toEqual([NINE, NINE + 30, NINE + 60, NINE + 90])
})

test('for anyone every start counts once', () => {
  expect(startsOf(search())).toEqual([NINE, NINE + 30, NINE + 60, NINE + 90, NINE + 120])
})

test('of those who cost the same the least busy comes first', () => {
  expect(teamsAt(search(), NINE + 60)).toEqual([[marta], [olena]])
  expect(teamsAt(search(), NINE)).toEqual([[marta]])
  expect(teamsAt(search(), NINE + 1)).toEqual([])
})

test('nobody dearer is given while someone at the lower price is free, and each time has its price', () => {
  const dear = { ...marta, price: money(6000, 'EUR') }
  const wanted = search({ offers: [olena, dear] })
  expect(teamsAt(wanted, NINE + 60)).toEqual([[olena], [dear]])
  expect(freeVisits(wanted).map(({ totalMinor }) => totalMinor)).toEqual([6000, 6000, 5000, 5000, 5000])
})

test('nothing within the lead time is offered', () => {
  expect(startsOf(search({ now: instantOf(NINE) }))).toEqual([NINE + 60, NINE + 90, NINE + 120])
})

test('someone without a schedule is never free', () => {
  expect(freeVisits(search({ staff: [] }))).toEqual([])
})

test('what nobody performs is not offered, and nobody else is given for a chosen one', () => {
  expect(isOffered(search())).toBe(true)
  expect(isOffered(search({ serviceIds: ['unknown'] }))).toBe(false)
  const manicure = anOffer({ serviceId: 'manicure', staffMemberId: 'marta' })
  const both = { serviceIds: ['haircut', 'manicure'], offers: [olena, manicure] }
  expect(isOffered(search(both))).toBe(true)
  expect(isOffered(search({ ...both, staffMemberId: 'olena' }))).toBe(false)
})

test('whoever serves the client first begins on their own grid', () => {
  const offers = [
    anOffer({ serviceId: 'cut', staffMemberId: 'olena', durationMinutes: 60, bufferMinutes: 0 }),
    anOffer({ serviceId: 'cut', staffMemberId: 'marta', durationMinutes: 60, bufferMinutes: 0 }),
    anOffer({ serviceId: 'nails', staffMemberId: 'iryna', durationMinutes: 30, bufferMinutes: 0 }),
  ]
  const works = (staffMemberId: string, start: number, end: number) => ({
    ...{ staffMemberId, ...workingIn([{ start, end }]), busy: [], loadMinutes: 0 },
  })
  const staff = [works('olena', NINE, NINE + 75), works('marta', NINE + 5, NINE + 65), works('iryna', NINE, NINE + 600)]
  const both = search({ serviceIds: ['cut', 'nails'], offers, staff, now: instantOf(NINE - 60) })
  expect(startsOf(both)).toEqual([NINE, NINE + 5])
  expect(teamsAt(both, NINE + 5)[0]?.map(({ staffMemberId }) => staffMemberId)).toEqual(['marta', 'iryna'])
})

const SERVICES = ['one', 'two', 'three']
const STAFF = ['olena', 'marta', 'iryna']

const span = (longest: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: longest }))
    .map(([start, length]) => ({ start, end: start + length }))

/** As an evening and the night after it do, in hours that are each counted from their own beginning. */
const touching = fc
  .tuple(span(200), fc.integer({ min: 1, max: 300 }))
  .map(([first, length]) => [first, { start: first.end, end: first.end + length }])

const person = (staffMemberId: string) =>
  fc.record({
    staffMemberId: fc.constant(staffMemberId),
    windows: fc.oneof(fc.array(span(400), { maxLength: 3 }).map(mergedSpans), touching),
    taken: fc.array(span(80), { maxLength: 4 }),
    loadMinutes: fc.integer({ min: 0, max: 100 }),
  })

const anyOffer = fc.record({
  serviceId: fc.constantFrom(...SERVICES),
  staffMemberId: fc.constantFrom(...STAFF),
  durationMinutes: fc.constantFrom(15, 20, 45, 60),
  bufferMinutes: fc.constantFrom(0, 5, 30),
  price: fc.constantFrom(1000, 2000, 3500).map((minor) => money(minor, 'EUR')),
})

type AnySearch = {
  readonly serviceIds: string[]
  readonly staffMemberId: string | null
  readonly offers: readonly Partial<Offer>[]
  readonly people: readonly (Omit<BusyStaff, 'busy' | 'stretches'> & { readonly taken: readonly Span[] })[]
  readonly slotStepMinutes: number
  readonly notBefore: number
}

const searchOf = ({ offers, people, slotStepMinutes, notBefore, ...asked }: AnySearch): VisitSearch => ({
  ...asked,
  rules: { slotStepMinutes, leadTimeMinutes: 0 },
  now: instantOf(notBefore),
  offers: offers.map((offer) => anOffer(offer)),
  staff: people.map(({ taken, windows, ...rest }) => ({ ...rest, ...workingIn(windows), busy: mergedSpans(taken) })),
})

const anySearch = fc.record({
  serviceIds: fc.subarray(SERVICES, { minLength: 1 }),
  staffMemberId: fc.option(fc.constantFrom(...STAFF), { freq: 4 }),
  offers: fc.uniqueArray(anyOffer, { maxLength: 8, selector: (one) => `${one.serviceId} ${one.staffMemberId}` }),
  people: fc.tuple(...STAFF.map(person)),
  slotStepMinutes: fc.constantFrom(10, 15, 30),
  notBefore: fc.integer({ min: 0, max: 300 }),
})

test('whom a client was shown is given while they are free, and nobody else', () => {
  const at = (start: number, ...staffMemberIds: string[]) => shownTeamAt(search(), { start, staffMemberIds })
  expect(at(NINE + 60, 'olena')).toEqual([olena])
  expect(at(NINE + 60, 'marta')).toEqual([marta])
  expect(at(NINE, 'olena')).toBeNull()
  expect(at(NINE + 60, 'iryna')).toBeNull()
  expect(shownTeamAt(search({ staffMemberId: 'marta' }), { start: NINE + 60, staffMemberIds: ['olena'] })).toBeNull()
})

test('several people share a visit only where nobody does all of it, also if a client says that they were shown so', () => {
  const nails = (staffMemberId: string) => anOffer({ serviceId: 'nails', staffMemberId })
  const [ofMarta, ofOlena] = [nails('marta'), nails('olena')]
  const shown = { start: NINE + 60, staffMemberIds: ['olena', 'marta'] }
  const both = { serviceIds: ['haircut', 'nails'], offers: [olena, ofMarta] }
  expect(shownTeamAt(search(both), shown)).toEqual([olena, ofMarta])
  expect(shownTeamAt(search({ ...both, offers: [olena, ofMarta, ofOlena] }), shown)).toBeNull()
})

test('a search for one person, anyone or a chain agrees with trying every team in every minute', () => {
  fc.assert(
    fc.property(anySearch, (any) => {
      const { people, notBefore } = any
      const wanted = searchOf(any)
      const obviousStaff: readonly ObviousStaff[] = people.map(({ staffMemberId, windows, taken }) => ({
        staffMemberId,
        windows,
        isAtWork: (minute) => windows.some(({ start, end }) => start <= minute && minute < end),
        isBusy: (minute) => taken.some(({ start, end }) => start <= minute && minute < end),
      }))
      const found = freeVisits(wanted)
      expect(found.map(({ start, totalMinor }) => ({ start, totalMinor }))).toEqual(
        obviousVisits({ ...wanted, notBefore }, obviousStaff),
      )
      for (const { start, totalMinor } of found.slice(0, 3)) {
        const [best] = teamsAt(wanted, start)
        expect(best?.map(({ serviceId }) => serviceId)).toEqual(wanted.serviceIds)
        expect(best?.reduce((sum, { price }) => sum + price.amountMinor, 0)).toBe(totalMinor)
      }
    }),
    { numRuns: 600 },
  )
})

test('whoever was best when they were shown can be taken, however busy everybody has become', () => {
  const loads = fc.tuple(...STAFF.map(() => fc.integer({ min: 0, max: 100 })))
  fc.assert(
    fc.property(anySearch, loads, (any, minutes) => {
      const shown = searchOf(any)
      const now = {
        ...shown,
        staff: shown.staff.map((person, index) => ({ ...person, loadMinutes: minutes[index] ?? 0 })),
      }
      for (const { start } of freeVisits(shown).slice(0, 3)) {
        const [best] = teamsAt(shown, start)
        const staffMemberIds = best?.map(({ staffMemberId }) => staffMemberId) ?? []
        expect(shownTeamAt(now, { start, staffMemberIds })).toEqual(best)
      }
    }),
    { numRuns: 600 },
  )
})

test('nobody is taken, whoever a client says that they were shown, but at a free start and service by service', () => {
  const said = fc.array(fc.constantFrom(...STAFF), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(anySearch, said, (any, staffMemberIds) => {
      const wanted = searchOf(any)
      const starts = freeVisits(wanted).map(({ start }) => start)
      for (let start = 0; start < 700; start += 1) {
        const team = shownTeamAt(wanted, { start, staffMemberIds })
        if (!team) continue
        expect(starts).toContain(start)
        expect(team.map(({ serviceId }) => serviceId)).toEqual(wanted.serviceIds)
        expect(team.map(({ staffMemberId }) => staffMemberId)).toEqual(staffMemberIds.slice(0, team.length))
      }
    }),
    { numRuns: 100 },
  )
})
