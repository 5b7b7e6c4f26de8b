import type { Overview } from '../overview-of.ts'
import type { Desk } from './desk.ts'
import { element, jsonOf, momentOf, tableOf } from './element.ts'

/** What has happened, newest first. */
export function eventsView({ events }: Overview, desk: Desk): readonly HTMLElement[] {
  const rows = events.map((event) => [
    momentOf(event.created),
    jsonOf(event.id, event.type, event),
    element('code', {}, event.id),
    desk.button('Tell it as another event', `/events/${event.id}/twin`),
  ])
  const columns = ['When', 'What', 'Event', 'Do'].map((name) => ({ name }))
  return [element('h2', {}, 'Events'), tableOf('Events', columns, rows)]
}
