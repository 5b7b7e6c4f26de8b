import { expect, test } from 'vitest'
import { dateTimeFormat, numberFormat } from '#lib/money/formatters.ts'

const NOON = new Date('2026-11-25T12:00:00Z')
const inZone = (timeZone: string) => dateTimeFormat('en', { timeZone, hour: '2-digit', hourCycle: 'h23' })

test('what is asked for again is the one that was made before', () => {
  expect(inZone('Europe/Kyiv')).toBe(inZone('Europe/Kyiv'))
  expect(numberFormat('uk', { minimumFractionDigits: 2 })).toBe(numberFormat('uk', { minimumFractionDigits: 2 }))
})

test('each locale and each wish has its own', () => {
  expect(['Europe/Kyiv', 'Europe/Warsaw', 'UTC'].map((zone) => inZone(zone).format(NOON))).toEqual(['14', '13', '12'])
  expect(['uk', 'en'].map((locale) => numberFormat(locale, { minimumFractionDigits: 2 }).format(1.5))).toEqual([
    '1,50',
    '1.50',
  ])
})

test('however many there have been, each is right', () => {
  const digits = Array.from({ length: 1200 }, (_, index) => index % 100)
  for (const minimumIntegerDigits of digits.map((digit) => (digit % 21) + 1)) {
    const texts = ['uk', 'en'].map((locale) =>
      numberFormat(locale, { minimumIntegerDigits, useGrouping: false }).format(1),
    )
    expect(texts).toEqual(Array(2).fill('1'.padStart(minimumIntegerDigits, '0')))
  }
})
