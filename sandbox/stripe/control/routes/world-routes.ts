import { overviewOf } from '#sandbox/stripe/control/page/overview-of.ts'
import { DEFAULT_SETTINGS, type Settings } from '#sandbox/stripe/state/settings.ts'
import { ControlFault } from '../control-fault.ts'
import type { ControlRoute } from '../control-route.ts'
import type { Input } from '../input.ts'

const LONGEST_JUMP_MS = 10 * 365 * 24 * 60 * 60 * 1000

export const WORLD_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/overview',
    does: 'Tells what the page shows: account, mode.',
    run: ({ control, truth, input }) => {
      const account = input.only('account', 'mode').requiredText('account')
      return overviewOf(control, truth(account, input.oneOf('mode', ['test', 'live'])), account)
    },
  },
  {
    method: 'GET',
    path: '/_sim/truth',
    does: 'Tells everything that an account has, without pages: account, mode.',
    run: ({ truth, input }) =>
      truth(input.only('account', 'mode').requiredText('account'), input.oneOf('mode', ['test', 'live'])),
  },
  {
    method: 'GET',
    path: '/_sim/events',
    does: 'Lists events, newest first: account, type, limit.',
    run: ({ control, truth, input }) => {
      input.only('account', 'type', 'limit')
      const [account, type, limit] = [input.text('account'), input.text('type'), input.number('limit') ?? 100]
      const accounts = account === undefined ? control.accounts.list().map(({ id }) => id) : [account]
      const events = accounts
        .flatMap((id) =>
          (['test', 'live'] as const).flatMap((mode) =>
            truth(id, mode).events.map((event) => ({ account: id, ...event })),
          ),
        )
        .filter((event) => type === undefined || event.type === type)
      return { events: events.sort((a, b) => b.created - a.created).slice(0, limit) }
    },
  },
  {
    method: 'GET',
    path: '/_sim/clock',
    does: 'Tells the time.',
    run: ({ control }) => control.clock(),
  },
  {
    method: 'POST',
    path: '/_sim/clock',
    does: 'Moves time forward by advanceMs; what falls due on the way happens.',
    run: ({ control, input }) => {
      const advanceMs = input.only('advanceMs').number('advanceMs') ?? 0
      if (advanceMs > LONGEST_JUMP_MS) throw new ControlFault('"advanceMs" may be ten years at most.')
      control.advance(advanceMs)
      return control.clock()
    },
  },
  {
    method: 'GET',
    path: '/_sim/settings',
    does: 'Tells the settings.',
    run: ({ control }) => control.settings(),
  },
  {
    method: 'POST',
    path: '/_sim/settings',
    does: 'Changes settings: settleMs, refundMs, disputeMs, payoutMs, retryDelaysMs, deliveryTimeoutMs, rateLimitPerSecond, refundsNeedBalance, holdDeliveries.',
    run: ({ control, input }) => control.changeSettings(readSettings(input)),
  },
  {
    method: 'POST',
    path: '/_sim/reset',
    does: 'Forgets everything but the accounts and the settings that the simulator was started with.',
    run: ({ control }) => control.reset(),
  },
  {
    method: 'GET',
    path: '/_sim/snapshots',
    does: 'Lists snapshots; they live as long as the process.',
    run: ({ control }) => ({ snapshots: control.snapshots() }),
  },
  {
    method: 'POST',
    path: '/_sim/snapshots',
    does: 'Keeps everything as it is now under a name.',
    run: ({ control, input }) => {
      const name = input.only('name').requiredText('name')
      control.snapshot(name)
      return { name }
    },
  },
  {
    method: 'POST',
    path: '/_sim/snapshots/:id/restore',
    does: 'Makes everything as it was then.',
    run: ({ control, id }) => {
      control.restore(id)
      return { name: id }
    },
  },
]

function readSettings(input: Input): Partial<Settings> {
  const names = ['settleMs', 'refundMs', 'disputeMs', 'payoutMs', 'deliveryTimeoutMs'] as const
  input.only(...names, 'retryDelaysMs', 'rateLimitPerSecond', 'refundsNeedBalance', 'holdDeliveries')
  const numbers = names.flatMap((name) => {
    const value = input.number(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const retryDelaysMs = input.numbers('retryDelaysMs')
  const limit = input.number('rateLimitPerSecond')
  const needBalance = input.flag('refundsNeedBalance')
  const holdDeliveries = input.flag('holdDeliveries')
  return {
    ...Object.fromEntries(numbers),
    ...(retryDelaysMs === undefined ? {} : { retryDelaysMs }),
    ...(limit === undefined ? {} : { rateLimitPerSecond: limit }),
    ...(input.isNull('rateLimitPerSecond') ? { rateLimitPerSecond: DEFAULT_SETTINGS.rateLimitPerSecond } : {}),
    ...(needBalance === undefined ? {} : { refundsNeedBalance: needBalance }),
    ...(holdDeliveries === undefined ? {} : { holdDeliveries }),
  }
}
