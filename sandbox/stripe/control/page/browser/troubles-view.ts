import type { Overview } from '../overview-of.ts'
import type { Desk } from './desk.ts'
import { actionsOf, element } from './element.ts'

const KINDS = ['error', 'rate_limit', 'lock_timeout', 'hang', 'cut', 'cut_midway', 'delay']

/** What goes wrong with the next calls. */
export function troublesView({ troubles }: Overview, desk: Desk, account: string): readonly HTMLElement[] {
  return [
    element('h2', {}, 'Troubles with the next calls'),
    desk.form('Make trouble', { path: '/troubles', given: { account } }, [
      { name: 'kind', label: 'Kind', words: KINDS },
      { name: 'when', label: 'Before or after the work', words: ['before', 'after'] },
      { name: 'times', label: 'How often', kind: 'number', value: '1' },
      { name: 'method', label: 'Method, if only one' },
      { name: 'path', label: 'Path, if only one' },
    ]),
    ...troubles.map(({ kind, when, times, method, path }) =>
      element('p', {}, `${kind} ${when} the work of ${method ?? 'any method'} ${path ?? 'any path'}, ${times} times`),
    ),
    actionsOf(desk.act('Take all troubles away', () => desk.call('DELETE', '/troubles'))),
  ]
}
