import type { Overview } from '../overview-of.ts'
import type { Desk } from './desk.ts'
import { actionsOf, element } from './element.ts'

/** Moments that are kept, and the way back to the beginning. */
export function worldView({ snapshots }: Overview, desk: Desk): readonly HTMLElement[] {
  const reset = desk.act('Forget everything', async () => {
    if (!confirm('Everything but the first accounts is forgotten.')) throw new Error('Nothing was forgotten.')
    await desk.call('POST', '/reset', {})
  })
  return [
    element('h2', {}, 'Snapshots'),
    desk.form('Keep this moment', { path: '/snapshots' }, [{ name: 'name', label: 'Name', value: 'now' }]),
    actionsOf(
      ...snapshots.map((name) => desk.button(`Back to “${name}”`, `/snapshots/${encodeURIComponent(name)}/restore`)),
    ),
    actionsOf(reset),
  ]
}
