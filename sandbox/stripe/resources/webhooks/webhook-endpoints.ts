import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam, missingParam, noSuch } from '#sandbox/stripe/api/faults.ts'
import { listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import { clearable, flag, listOf, metadata, notSimulated, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { newSecret } from '#sandbox/stripe/webhooks/new-secret.ts'
import { EVENT_TYPES } from './event-types.ts'

type WebhookEndpoint = Stored<Stripe.WebhookEndpoint>
type P = Stripe.WebhookEndpointCreateParams

const MOST_ENDPOINTS = 16

function findEndpoint(books: Books, id: string): WebhookEndpoint {
  const found = books.webhookEndpoints.find(id)
  if (!found) throw noSuch('webhook endpoint', id)
  return found
}

export const createWebhookEndpoint = endpoint<P>({
  method: 'POST',
  path: '/v1/webhook_endpoints',
  resource: 'webhook',
  params: {
    api_version: text,
    connect: notSimulated,
    description: clearable(text),
    enabled_events: listOf(text),
    expand,
    metadata: clearable(metadata),
    url: text,
  },
  run: (call) => {
    const { books } = call
    if (books.webhookEndpoints.size >= MOST_ENDPOINTS) {
      throw invalidParam(`You have reached the maximum of ${MOST_ENDPOINTS} test webhook endpoints.`)
    }
    const created = books.webhookEndpoints.save(newEndpoint(call))
    const secret = newSecret()
    books.secrets.save({ id: created.id, secrets: [{ secret, expiresAtMs: null }] })
    // The only answer that ever tells it.
    return { ...created, secret }
  },
})

function newEndpoint({ books, params }: Call<P>): WebhookEndpoint {
  return {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: params.text('api_version') ?? null,
    application: null,
    created: books.world.clock.now(),
    description: params.text('description') ?? null,
    enabled_events: readEvents(params.texts('enabled_events')),
    livemode: books.livemode,
    metadata: params.changedMetadata('metadata', {}),
    status: 'enabled',
    url: readUrl(params.requiredText('url'), books.livemode),
  }
}

function readUrl(url: string, livemode: boolean): string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw invalidParam('Invalid URL: An explicit scheme (such as https) must be provided.', {
      code: 'url_invalid',
      param: 'url',
    })
  }
  const isLoopback = /^(localhost|127\.|\[::1\])/.test(new URL(url).host)
  // Stripe would want HTTPS of every live endpoint; one on this machine cannot have it.
  if (livemode && !url.startsWith('https:') && !isLoopback) {
    throw invalidParam('Invalid URL: must be HTTPS in live mode.', { code: 'url_invalid', param: 'url' })
  }
  return url
}

function readEvents(events: readonly string[] | undefined): string[] {
  if (!events || events.length === 0) throw missingParam('enabled_events')
  const unknown = events.find((event) => event !== '*' && !EVENT_TYPES.has(event))
  if (unknown !== undefined) {
    throw invalidParam(`Invalid enabled_events: ${unknown} is not an event that Stripe sends.`, {
      param: 'enabled_events',
    })
  }
  return [...events]
}

export const retrieveWebhookEndpoint = endpoint<Stripe.WebhookEndpointRetrieveParams>({
  method: 'GET',
  path: '/v1/webhook_endpoints/:id',
  resource: 'webhook',
  params: { expand },
  run: ({ books, id }) => findEndpoint(books, id),
})

export const listWebhookEndpoints = endpoint<Stripe.WebhookEndpointListParams>({
  method: 'GET',
  path: '/v1/webhook_endpoints',
  resource: 'webhook',
  params: paging,
  run: ({ books, params }) =>
    listPage(books.webhookEndpoints, params, {
      url: '/v1/webhook_endpoints',
      kind: 'webhook endpoint',
      keep: () => true,
    }),
})

export const updateWebhookEndpoint = endpoint<Stripe.WebhookEndpointUpdateParams>({
  method: 'POST',
  path: '/v1/webhook_endpoints/:id',
  resource: 'webhook',
  params: {
    description: clearable(text),
    disabled: flag,
    enabled_events: listOf(text),
    expand,
    metadata: clearable(metadata),
    url: text,
  },
  run: ({ books, params, id }) => {
    const current = findEndpoint(books, id)
    const disabled = params.flag('disabled')
    const url = params.text('url')
    return books.webhookEndpoints.save({
      ...current,
      description: params.changedText('description', current.description),
      enabled_events: params.has('enabled_events')
        ? readEvents(params.texts('enabled_events'))
        : current.enabled_events,
      metadata: params.changedMetadata('metadata', current.metadata),
      status: statusAfter(disabled, current.status),
      url: url === undefined ? current.url : readUrl(url, books.livemode),
    })
  },
})

function statusAfter(disabled: boolean | undefined, current: string): string {
  if (disabled === undefined) return current
  return disabled ? 'disabled' : 'enabled'
}

export const deleteWebhookEndpoint = endpoint<Stripe.WebhookEndpointDeleteParams>({
  method: 'DELETE',
  path: '/v1/webhook_endpoints/:id',
  resource: 'webhook',
  params: {},
  run: ({ books, id }) => {
    findEndpoint(books, id)
    books.webhookEndpoints.delete(id)
    books.secrets.delete(id)
    return { id, object: 'webhook_endpoint', deleted: true }
  },
})
