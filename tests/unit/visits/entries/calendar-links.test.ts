import { expect, test } from 'vitest'
import { googleCalendarLink, outlookCalendarLink } from '#lib/visits/entries/calendar-links.ts'

const entry = {
  startsAt: new Date('2026-11-25T09:00:00Z'),
  endsAt: new Date('2026-11-25T10:00:00Z'),
  title: 'Salon: cut & colour',
  place: 'Kyiv',
  notes: 'https://zapys.test/uk/visit/token',
}

test('both calendars open with the same visit, whatever stands in its name', () => {
  const google = new URL(googleCalendarLink(entry))
  expect(google.host).toBe('calendar.google.com')
  expect(google.searchParams.get('dates')).toBe('20261125T090000Z/20261125T100000Z')
  expect(google.searchParams.get('text')).toBe('Salon: cut & colour')
  const outlook = new URL(outlookCalendarLink(entry))
  expect(outlook.host).toBe('outlook.live.com')
  expect(outlook.searchParams.get('startdt')).toBe('2026-11-25T09:00:00.000Z')
  expect(outlook.searchParams.get('subject')).toBe('Salon: cut & colour')
})
