import { ControlFault } from '../control-fault.ts'
import type { ControlRoute } from '../control-route.ts'
import { TROUBLE_KINDS } from '../troubles.ts'

export const TROUBLE_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/troubles',
    does: 'Lists the troubles that wait for API calls.',
    run: ({ control: { troubles } }) => ({ troubles: troubles.list() }),
  },
  {
    method: 'POST',
    path: '/_sim/troubles',
    does: 'Has the next API calls go wrong: kind, when before or after their work, times, method, path, account, delayMs.',
    run: ({ control: { troubles }, input }) => {
      input.only('kind', 'when', 'times', 'method', 'path', 'account', 'delayMs')
      const kind = input.oneOf('kind', TROUBLE_KINDS)
      if (!kind) throw new ControlFault(`"kind" is missing; it is one of ${TROUBLE_KINDS.join(', ')}.`)
      const when = input.oneOf('when', ['before', 'after']) ?? 'before'
      if ((kind === 'rate_limit' || kind === 'lock_timeout') && when === 'after') {
        throw new ControlFault(`A ${kind} refuses before any work.`)
      }
      return troubles.add({
        kind,
        when,
        times: input.number('times') ?? 1,
        delayMs: input.number('delayMs') ?? 1000,
        method: input.text('method')?.toUpperCase() ?? null,
        path: input.text('path') ?? null,
        account: input.text('account') ?? null,
      })
    },
  },
  {
    method: 'DELETE',
    path: '/_sim/troubles',
    does: 'Takes all troubles away.',
    run: ({ control: { troubles } }) => troubles.clear(),
  },
]
