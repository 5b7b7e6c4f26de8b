/** A visit as a calendar shows it. */
export type CalendarEntry = {
  /** The same for the whole life of the visit: a later revision replaces the earlier one. */
  readonly uid: string
  readonly revision: number
  readonly isCanceled: boolean
  readonly writtenAt: Date
  readonly startsAt: Date
  readonly endsAt: Date
  readonly title: string
  readonly place: string
  readonly notes: string
}

const LINE_OCTETS = 75

/** The entry as a file by RFC 5545: times in UTC, lines folded at 75 octets and ended by CRLF. */
export function calendarFileOf(entry: CalendarEntry): string {
  const { uid, revision, isCanceled, writtenAt, startsAt, endsAt, title, place, notes } = entry
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zapys//Booking//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${isCanceled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${utcOf(writtenAt)}`,
    `DTSTART:${utcOf(startsAt)}`,
    `DTEND:${utcOf(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    `DESCRIPTION:${escaped(notes)}`,
    `STATUS:${isCanceled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** `20261125T090000Z`, as calendars and their links want it. */
export const utcOf = (instant: Date): string => `${instant.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')}`

function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

/** A letter of several octets is never cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > LINE_OCTETS) {
      parts.push(part)
      part = ' '
    }
    part += letter
  }
  return [...parts, part].join('\r\n')
}
