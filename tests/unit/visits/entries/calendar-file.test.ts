import { expect, test } from 'vitest'
import { type CalendarEntry, calendarFileOf } from '#lib/visits/entries/calendar-file.ts'

const anEntry: CalendarEntry = {
  uid: 'one@zapys',
  revision: 2,
  isCanceled: false,
  writtenAt: new Date('2026-11-23T10:00:00.123Z'),
  startsAt: new Date('2026-11-25T09:00:00Z'),
  endsAt: new Date('2026-11-25T10:30:00Z'),
  title: 'Ромашка: стрижка, вкладка; фарбування та ще щось довге, що не вміщується в рядок',
  place: 'Київ, Хрещатик 1\\2',
  notes: 'https://zapys.test/uk/visit/token\r\nBEGIN:VALARM',
}

const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')

test('each line ends with CRLF, has at most 75 octets, and no letter is cut', () => {
  const file = calendarFileOf(anEntry)
  const lines = file.split('\r\n')
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file).not.toContain('\uFFFD')
  expect(unfolded(file)).toContain(
    'SUMMARY:Ромашка: стрижка\\, вкладка\\; фарбування та ще щось довге\\, що не вміщується в рядок',
  )
})

test('times are in UTC, the entry keeps its name, and a later revision says so', () => {
  const lines = unfolded(calendarFileOf(anEntry))
  expect(lines).toContain('UID:one@zapys')
  expect(lines).toContain('SEQUENCE:2')
  expect(lines).toContain('DTSTAMP:20261123T100000Z')
  expect(lines).toContain('DTSTART:20261125T090000Z')
  expect(lines).toContain('DTEND:20261125T103000Z')
})

test('a cancelled visit takes its entry out', () => {
  const lines = unfolded(calendarFileOf({ ...anEntry, isCanceled: true }))
  expect(lines).toContain('METHOD:CANCEL')
  expect(lines).toContain('STATUS:CANCELLED')
})

test('what people wrote begins no line of its own', () => {
  const lines = unfolded(calendarFileOf(anEntry))
  expect(lines).toContain('DESCRIPTION:https://zapys.test/uk/visit/token\\nBEGIN:VALARM')
  expect(lines).not.toContain('BEGIN:VALARM')
  expect(lines).toContain('LOCATION:Київ\\, Хрещатик 1\\\\2')
})
