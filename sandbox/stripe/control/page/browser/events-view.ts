import type { Overview } from '../../overview-of.ts'
import { element, jsonOf, momentOf, tableOf } from './element.ts'

/** What has happened, newest first. */
export function eventsView({ events }: Overview): readonly HTMLElement[] {
  const rows = events.map((event) => [
    momentOf(event.created),
    jsonOf(event.id, event.type, event),
    element('code', {}, event.id),
  ])
  return [element('h2', {}, 'Events'), tableOf('Events', [{ name: 'When' }, { name: 'What' }, { name: 'Event' }], rows)]
}
