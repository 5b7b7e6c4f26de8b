import type { VisitLetterData } from '#lib/db/visits/visit-letters.ts'
import { calendarFileOf } from '#lib/visits/entries/calendar-file.ts'
import { visitEntryOf } from '#lib/visits/entries/visit-entry.ts'

/** What a letter brings for the client's calendar; of a cancelled visit, the file that takes it out again. */
export function visitAttachment(data: VisitLetterData, link: string) {
  const services = data.services.map(({ service }) => service)
  const entry = visitEntryOf({ ...data, services }, { link, writtenAt: new Date() })
  return { file: calendarFileOf(entry), isCanceled: entry.isCanceled }
}
