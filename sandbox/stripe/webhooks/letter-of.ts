import type { Books } from '#sandbox/stripe/state/books.ts'
import type { DeliveryRow } from '#sandbox/stripe/state/rows.ts'
import { signPayload, workingSecrets } from './sign-payload.ts'
import { undeliveredCount } from './undelivered.ts'

export type Letter = { readonly url: string; readonly body: string; readonly signature: string }

/** A delivery as it would be posted now, in the version of its endpoint; `null` where the endpoint was deleted. */
export function letterOf(books: Books, delivery: DeliveryRow): Letter | null {
  const endpoint = books.webhookEndpoints.find(delivery.endpoint)
  const event = books.events.find(delivery.event)
  if (!endpoint || !event) return null
  const api_version = endpoint.api_version ?? event.api_version
  const body = JSON.stringify({ ...event, api_version, pending_webhooks: undeliveredCount(books, event.id) })
  return { url: endpoint.url, body, signature: signPayload(body, workingSecrets(books, endpoint.id)) }
}
