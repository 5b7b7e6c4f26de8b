import type { Stripe } from 'stripe'
import { endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam, noSuch } from '#sandbox/stripe/api/faults.ts'
import { isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import { flag, listOf, range, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import { undeliveredCount } from '#sandbox/stripe/webhooks/undelivered.ts'

// Stripe's list goes back 30 days.
const KEPT_SECONDS = 30 * 24 * 60 * 60

export const retrieveEvent = endpoint<Stripe.EventRetrieveParams>({
  method: 'GET',
  path: '/v1/events/:id',
  resource: 'event',
  params: { expand },
  run: ({ books, id }) => {
    const event = books.events.find(id)
    if (!event) throw noSuch('event', id)
    return event
  },
})

export const listEvents = endpoint<Stripe.EventListParams>({
  method: 'GET',
  path: '/v1/events',
  resource: 'event',
  params: { ...paging, created: range, delivery_success: flag, type: text, types: listOf(text) },
  run: ({ books, params }) => {
    const [created, type, types] = [params.range('created'), params.text('type'), params.texts('types')]
    const success = params.flag('delivery_success')
    if (type !== undefined && types) {
      throw invalidParam('You may only specify one of these parameters: type, types.')
    }
    const since = books.world.clock.now() - KEPT_SECONDS
    const wanted = types ?? (type === undefined ? null : [type])
    return listPage(books.events, params, {
      url: '/v1/events',
      kind: 'event',
      keep: (event) =>
        event.created >= since &&
        isWithin(event.created, created) &&
        (wanted === null || wanted.some((pattern) => fits(event.type, pattern))) &&
        (success === undefined || (undeliveredCount(books, event.id) === 0) === success),
    })
  },
})

/** A type, or a group of them such as `charge.*`. */
function fits(type: string, pattern: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern
}
