import { type CalendarEntry, utcOf } from './calendar-file.ts'

type LinkedEntry = Pick<CalendarEntry, 'startsAt' | 'endsAt' | 'title' | 'place' | 'notes'>

/** Opens Google's calendar with the entry filled in. */
export function googleCalendarLink({ startsAt, endsAt, title, place, notes }: LinkedEntry): string {
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${utcOf(startsAt)}/${utcOf(endsAt)}`,
    location: place,
    details: notes,
  })
  return `https://calendar.google.com/calendar/render?${query}`
}

/** Opens Outlook's calendar with the entry filled in. */
export function outlookCalendarLink({ startsAt, endsAt, title, place, notes }: LinkedEntry): string {
  const query = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: startsAt.toISOString(),
    enddt: endsAt.toISOString(),
    location: place,
    body: notes,
  })
  return `https://outlook.live.com/calendar/0/deeplink/compose?${query}`
}
