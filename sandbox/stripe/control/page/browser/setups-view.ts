import type { Overview } from '../overview-of.ts'
import type { Desk } from './desk.ts'
import { actionsOf, badge, element, momentOf, tableOf } from './element.ts'

/** Cards that are being saved, or have been. */
export function setupsView({ setups }: Overview, desk: Desk): readonly HTMLElement[] {
  const rows = setups.map(({ id, created, status, customer }) => {
    const answer = (outcome: string) =>
      desk.button(`3-D Secure ${outcome}`, `/setup_intents/${id}/authenticate`, { outcome })
    const asks = status === 'requires_action'
    return [
      momentOf(created),
      badge(status),
      element('code', {}, customer ?? '–'),
      element('code', {}, id),
      asks ? actionsOf(answer('succeeded'), answer('failed')) : '–',
    ]
  })
  const columns = ['Created', 'State', 'Customer', 'Setup', 'Do'].map((name) => ({ name }))
  return [element('h2', {}, 'Saved cards'), tableOf('Saved cards', columns, rows)]
}
