import 'server-only'
import { createTranslator } from 'next-intl'
import { findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { getVisitLetterData } from '#lib/db/visits/visit-letters.ts'
import { env } from '#lib/env.ts'
import { refusalResponse } from '#lib/http/refusal-response.ts'
import { localeOf, messagesOf } from '#lib/i18n/messages.ts'
import { visitNotes } from '#lib/i18n/visit-notes.ts'
import { calendarFileOf } from '#lib/visits/entries/calendar-file.ts'
import { visitEntryOf } from '#lib/visits/entries/visit-entry.ts'

/** The calendar file of the visit that a private link opens. */
export async function visitCalendarResponse(token: string): Promise<Response> {
  const opened = await findScopeOfLink(token, 'manage_visit')
  if (!opened) return refusalResponse('not_found')
  const data = await getVisitLetterData(opened.scope, opened.visitId)
  const services = data.services.map(({ service }) => service)
  const link = `${env().APP_ORIGIN}/${data.locale}/visit/${token}`
  const locale = localeOf(data.locale)
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'booking.calendar' })
  const notes = visitNotes(t, { ...data, staff: data.services.map(({ staff }) => staff) })
  return new Response(calendarFileOf(visitEntryOf({ ...data, services }, { link, notes, writtenAt: new Date() })), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="visit.ics"',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
  })
}
