import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  freeStarts,
  instantOf,
  isFreeAt,
  mergedSpans,
  minuteOf,
  nearestStarts,
  type Span,
  type TimeRequest,
} from '#lib/visits/free-times.ts'
import { workingIn } from '#tests/support/staff-times.ts'

const request = (changes: Partial<TimeRequest> = {}): TimeRequest => ({
  lengthMinutes: 60,
  bufferMinutes: 0,
  stepMinutes: 30,
  notBefore: 0,
  ...changes,
})

const minutesFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

const startsOf = (windows: readonly Span[], busy: readonly Span[], asked = request()) =>
  freeStarts({ staffMemberId: 'olena', ...workingIn(windows), busy }, asked)

test('times stand on the step’s grid and end when the window does', () => {
  expect(startsOf([{ start: 600, end: 720 }], [])).toEqual([600, 630, 660])
})

test('what is taken is left out, its edges are free', () => {
  expect(startsOf([{ start: 600, end: 780 }], [{ start: 660, end: 690 }])).toEqual([600, 690, 720])
})

test('a break is a gap between windows', () => {
  const windows = [
    { start: 600, end: 660 },
    { start: 700, end: 760 },
  ]
  expect(startsOf(windows, [])).toEqual([600, 700])
})

test('where one stretch follows another without a gap, a time may reach from one into the other', () => {
  const evening = { start: 1085, end: 1440 }
  const night = { start: 1440, end: 1680 }
  const asked = request({ lengthMinutes: 90, stepMinutes: 60, notBefore: 1300 })
  expect(startsOf([evening, night], [], asked)).toEqual([1325, 1385, 1440, 1500, 1560])
  expect(startsOf([evening, { start: 1441, end: 1680 }], [], asked)).toEqual([1325, 1441, 1501, 1561])
})

test('a time may end in hours that are past the days looked through, but not begin there', () => {
  const windows = [{ start: 1320, end: 1440 }]
  const stretches = [{ start: 1320, end: 1500 }]
  const time = { staffMemberId: 'olena', windows, stretches, busy: [] }
  expect(freeStarts(time, request({ stepMinutes: 60 }))).toEqual([1320, 1380])
  expect(freeStarts(time, request({ stepMinutes: 60, lengthMinutes: 90 }))).toEqual([1320, 1380])
  expect(freeStarts(time, request({ stepMinutes: 60, lengthMinutes: 121 }))).toEqual([1320])
})

test('the buffer keeps away from the next appointment, but not from closing time', () => {
  const asked = request({ bufferMinutes: 15 })
  expect(startsOf([{ start: 600, end: 690 }], [], asked)).toEqual([600, 630])
  expect(startsOf([{ start: 600, end: 780 }], [{ start: 690, end: 780 }], asked)).toEqual([600])
})

test('nothing earlier than asked for is offered', () => {
  expect(startsOf([{ start: 600, end: 720 }], [], request({ notBefore: 601 }))).toEqual([630, 660])
  expect(startsOf([{ start: 600, end: 720 }], [], request({ notBefore: 10_000 }))).toEqual([])
})

test('a search agrees with trying every minute', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 200 }))
  const spans = fc.array(
    span.map(([start, length]) => ({ start, end: start + length })),
    { maxLength: 8 },
  )
  const asked = fc.record({
    lengthMinutes: fc.integer({ min: 5, max: 120 }),
    bufferMinutes: fc.integer({ min: 0, max: 30 }),
    stepMinutes: fc.constantFrom(5, 10, 15, 30, 60),
    notBefore: fc.integer({ min: 0, max: 700 }),
  })
  const minutes = Array.from({ length: 900 }, (_, minute) => minute)
  fc.assert(
    fc.property(spans, spans, asked, (unsorted, taken, wanted) => {
      const windows = unsorted.toSorted((left, right) => left.start - right.start)
      const { lengthMinutes, bufferMinutes, stepMinutes, notBefore } = wanted
      const isFree = (start: number) =>
        taken.every((busy) => busy.end <= start || busy.start >= start + lengthMinutes + bufferMinutes)
      const atWork = new Set(windows.flatMap(({ start, end }) => minutes.filter((at) => at >= start && at < end)))
      const isAtWork = (start: number) => minutesFrom(start, lengthMinutes).every((at) => atWork.has(at))
      const obvious = windows.flatMap((window) =>
        minutes.filter(
          (start) =>
            start >= window.start &&
            start >= notBefore &&
            (start - window.start) % stepMinutes === 0 &&
            start < window.end &&
            isAtWork(start) &&
            isFree(start),
        ),
      )
      const time = { staffMemberId: 'olena', ...workingIn(windows), busy: mergedSpans(taken) }
      expect(freeStarts(time, wanted)).toEqual(obvious)
      for (const start of minutes) {
        expect(isFreeAt(time, start, wanted)).toBe(isAtWork(start) && isFree(start))
      }
    }),
  )
})

test('what is taken twice is taken once', () => {
  const spans = [
    { start: 50, end: 60 },
    { start: 0, end: 30 },
    { start: 10, end: 20 },
    { start: 30, end: 40 },
  ]
  expect(mergedSpans(spans)).toEqual([
    { start: 0, end: 40 },
    { start: 50, end: 60 },
  ])
})

test('the nearest starts are told in the order of time', () => {
  expect(nearestStarts([100, 200, 290, 310, 400], 300, 3)).toEqual([200, 290, 310])
  expect(nearestStarts([], 300, 3)).toEqual([])
})

test('minutes and instants agree', () => {
  const instant = new Date('2026-11-25T09:30:00Z')
  expect(instantOf(minuteOf(instant))).toEqual(instant)
})
