import type { VisitLetterData } from '#lib/db/visits/visit-letters.ts'
import type { MailAttachment } from '#lib/letters/delivery/send-mail.ts'
import { calendarFileOf } from '#lib/visits/entries/calendar-file.ts'
import { visitEntryOf } from '#lib/visits/entries/visit-entry.ts'

/** What a letter brings for the client's calendar; of a cancelled visit, the file that takes it out again. */
export function visitAttachment(data: VisitLetterData, link: string): MailAttachment {
  const services = data.services.map(({ service }) => service)
  const entry = visitEntryOf({ ...data, services }, { link, writtenAt: new Date() })
  const method = entry.isCanceled ? 'CANCEL' : 'PUBLISH'
  return {
    filename: 'visit.ics',
    content: calendarFileOf(entry),
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  }
}
