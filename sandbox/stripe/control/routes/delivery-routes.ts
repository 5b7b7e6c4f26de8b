import { RULE_ACTIONS } from '#sandbox/stripe/webhooks/delivery-rules.ts'
import { ControlFault } from '../control-fault.ts'
import type { ControlCall, ControlRoute } from '../control-route.ts'

export const DELIVERY_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/deliveries',
    does: 'Lists deliveries, newest first: account, status, event, type, limit.',
    run: ({ control, input }) => {
      input.only('account', 'status', 'event', 'type', 'limit')
      const wanted = (['account', 'status', 'event', 'type'] as const).map((name) => [name, input.text(name)] as const)
      const deliveries = control.deliveries
        .list()
        .filter((delivery) => wanted.every(([name, value]) => value === undefined || delivery[name] === value))
      return { deliveries: deliveries.slice(0, input.number('limit') ?? 100) }
    },
  },
  {
    method: 'GET',
    path: '/_sim/deliveries/pending',
    does: 'Tells held deliveries as they would be posted now, with body and signature: account.',
    run: ({ control, input }) => ({ pending: control.deliveries.pending(input.only('account').text('account')) }),
  },
  {
    method: 'POST',
    path: '/_sim/deliveries/:id/report',
    does: 'Says what the endpoint answered to a held delivery that somebody else brought it: status.',
    run: ({ control, input, id }) => control.deliveries.report(id, input.only('status').number('status') ?? 200),
  },
  {
    method: 'POST',
    path: '/_sim/deliveries/release',
    does: 'Posts held deliveries: ids in their order, or order oldest_first or newest_first, or atOnce.',
    run: async (call) => {
      const how = call.input.flag('atOnce') ? 'at_once' : 'in_order'
      return { released: await call.control.deliveries.release(heldDeliveries(call), how) }
    },
  },
  {
    method: 'POST',
    path: '/_sim/deliveries/drop',
    does: 'Forgets held deliveries: ids, or all of them.',
    run: (call) => ({ dropped: call.control.deliveries.drop(heldDeliveries(call)) }),
  },
  {
    method: 'POST',
    path: '/_sim/deliveries/resend',
    does: 'Sends an event again: event, and endpoint where only one of them is meant.',
    run: ({ control, input }) => {
      const event = input.only('event', 'endpoint').requiredText('event')
      return { deliveries: control.deliveries.resend(event, input.text('endpoint')) }
    },
  },
  {
    method: 'POST',
    path: '/_sim/events/:id/twin',
    does: 'Tells the same news once more under another event id, as Stripe sometimes does.',
    run: ({ control, input, id }) => {
      input.only()
      return control.deliveries.twin(id)
    },
  },
  {
    method: 'GET',
    path: '/_sim/delivery_rules',
    does: 'Lists what is to be done with deliveries.',
    run: ({ control }) => ({ rules: control.deliveries.rules() }),
  },
  {
    method: 'POST',
    path: '/_sim/delivery_rules',
    does: 'Holds, drops, duplicates or delays deliveries: action, account, endpoint, type, times, delayMs.',
    run: ({ control, input }) => {
      const action = input
        .only('action', 'account', 'endpoint', 'type', 'times', 'delayMs')
        .oneOf('action', RULE_ACTIONS)
      if (!action) throw new ControlFault(`"action" is missing; it is one of ${RULE_ACTIONS.join(', ')}.`)
      return control.deliveries.addRule({
        action,
        account: input.text('account') ?? null,
        endpoint: input.text('endpoint') ?? null,
        type: input.text('type') ?? null,
        times: input.number('times') ?? null,
        delayMs: input.number('delayMs') ?? 1000,
      })
    },
  },
  {
    method: 'DELETE',
    path: '/_sim/delivery_rules',
    does: 'Takes all rules away; what is held stays held.',
    run: ({ control }) => control.deliveries.clearRules(),
  },
  {
    method: 'GET',
    path: '/_sim/idle',
    does: 'Answers when nothing is being posted and nothing is about to be.',
    run: ({ control }) => control.deliveries.whenIdle(),
  },
  {
    method: 'POST',
    path: '/_sim/webhook_endpoints/:id/roll',
    does: 'Gives an endpoint a new secret and tells it; the old one works on for oldWorksMs, a day if not said.',
    run: ({ control, input, id }) => {
      const oldWorksMs = input.only('oldWorksMs').number('oldWorksMs')
      return { id, secret: control.deliveries.rollSecret(id, oldWorksMs) }
    },
  },
]

function heldDeliveries({ control, input }: ControlCall) {
  const order = input.only('ids', 'order', 'atOnce').oneOf('order', ['oldest_first', 'newest_first'])
  return control.deliveries.held({ ids: input.texts('ids'), order })
}
