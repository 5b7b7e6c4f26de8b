import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChartPoint, columnDrawing, rowDrawing } from '#lib/payments/reports/bar-drawing.ts'

const words = { formatTick: (minor: number) => String(minor) }
const point = (label: string, grossMinor: number, netMinor: number): ChartPoint => ({ label, grossMinor, netMinor })

const somePoints = fc.array(
  fc
    .record({ gross: fc.integer({ min: -1e8, max: 1e8 }), net: fc.integer({ min: -1e8, max: 1e8 }) })
    .map(({ gross, net }) => point('1', gross, net)),
  { maxLength: 40 },
)

test('a column is as high as its sum, on a scale of round numbers', () => {
  const { rects, labels, height } = columnDrawing([point('1', 10_000, 5000), point('2', 0, 0)], words)
  const [gross, net, nothing] = rects
  expect(gross?.height).toBeCloseTo((net?.height ?? 0) * 2, 1)
  expect(nothing?.height).toBe(0)
  expect(labels.map(({ text }) => text)).toEqual(['0', '5000', '10000', '1', '2'])
  expect((gross?.y ?? 0) + (gross?.height ?? 0)).toBeLessThan(height)
})

test('what is less than nothing hangs below the line', () => {
  const { rects, lines } = columnDrawing([point('1', 1000, -4000)], words)
  const zero = lines.find(({ isZero }) => isZero)
  expect(rects[1]?.y).toBe(zero?.y1)
  expect(rects[0]?.y).toBeLessThan(zero?.y1 ?? 0)
})

test('every bar stays within the drawing', () => {
  fc.assert(
    fc.property(somePoints, fc.boolean(), fc.boolean(), (points, isInRows, isNarrow) => {
      const { rects, width, height } = (isInRows ? rowDrawing : columnDrawing)(points, { ...words, isNarrow })
      expect(rects).toHaveLength(points.length * 2)
      for (const rect of rects) {
        expect(Math.min(rect.x, rect.y, rect.width, rect.height)).toBeGreaterThanOrEqual(0)
        expect(rect.x + rect.width).toBeLessThanOrEqual(width)
        expect(rect.y + rect.height).toBeLessThanOrEqual(height)
      }
    }),
  )
})

test('of many days only some are named, and a long name is cut', () => {
  const days = Array.from({ length: 31 }, (_, index) => point(`d${index + 1}`, 100, 90))
  const named = columnDrawing(days, words).labels.filter(({ text }) => text.startsWith('d'))
  expect(named).toHaveLength(8)
  const [long] = rowDrawing([point('Фарбування в один тон із доглядом', 100, 90)], words).labels.toReversed()
  expect(long?.text).toBe('Фарбування в один тон із…')
})

test('on a phone a drawing is half as wide and names half as many days', () => {
  const days = Array.from({ length: 31 }, (_, index) => point(`d${index + 1}`, 100, 90))
  const { width, labels } = columnDrawing(days, { ...words, isNarrow: true })
  expect(width).toBeLessThan(columnDrawing(days, words).width / 2)
  expect(labels.filter(({ text }) => text.startsWith('d'))).toHaveLength(4)
})

test('nothing at all is drawn as an empty scale', () => {
  expect(columnDrawing([], words)).toMatchObject({ rects: [] })
  expect(rowDrawing([], words).rects).toEqual([])
})
