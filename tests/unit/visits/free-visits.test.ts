import { expect, test } from 'vitest'
import { instantOf } from '#lib/visits/free-times.ts'
import { candidatesAt, freeCandidates, startsOfAny } from '#lib/visits/free-visits.ts'
import { anOffer } from '#tests/support/offers.ts'

const NINE = 540
const olena = { staffMemberId: 'olena', offers: [anOffer()] }
const marta = { staffMemberId: 'marta', offers: [anOffer({ staffMemberId: 'marta', durationMinutes: 90 })] }
const rules = { slotStepMinutes: 30, leadTimeMinutes: 60 }
const window = { start: NINE, end: NINE + 180 }
const find = (now: number) =>
  freeCandidates(
    [olena, marta],
    [
      { staffMemberId: 'olena', windows: [window], busy: [{ start: NINE, end: NINE + 60 }] },
      { staffMemberId: 'marta', windows: [window], busy: [] },
    ],
    { rules, now: instantOf(now) },
  )

test('each is free when the whole visit fits, at their own pace', () => {
  expect(find(0).map(({ starts }) => starts)).toEqual([
    [NINE + 60, NINE + 90, NINE + 120],
    [NINE, NINE + 30, NINE + 60, NINE + 90],
  ])
})

test('for anyone every start counts once', () => {
  expect(startsOfAny(find(0))).toEqual([NINE, NINE + 30, NINE + 60, NINE + 90, NINE + 120])
})

test('the least busy comes first', () => {
  expect(candidatesAt(find(0), NINE + 60)).toEqual([marta, olena])
  expect(candidatesAt(find(0), NINE)).toEqual([marta])
  expect(candidatesAt(find(0), NINE + 1)).toEqual([])
})

test('nothing within the lead time is offered', () => {
  expect(startsOfAny(find(NINE))).toEqual([NINE + 60, NINE + 90, NINE + 120])
})

test('someone without a schedule is never free', () => {
  expect(freeCandidates([olena], [], { rules, now: instantOf(0) })).toEqual([])
})
