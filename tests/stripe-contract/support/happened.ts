import type Stripe from 'stripe'
import { isReal } from './target.ts'

const PATIENCE_MS = isReal ? 90_000 : 5000

/** Asks again and again until there is an answer; what Stripe does in the background has no promise of when. */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>, what: string): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > until) throw new Error(`Waited for ${what} in vain.`)
    await new Promise((resolve) => setTimeout(resolve, isReal ? 1500 : 10))
  }
}

/** The events about an object and about what hangs on it, oldest first. */
export async function eventsAbout(stripe: Stripe, ...ids: readonly string[]): Promise<Stripe.Event[]> {
  const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: isReal ? 200 : 1000 })
  return events.reverse().filter((event) => {
    const subject: object = event.data.object
    const names = Object.entries(subject).filter(([name]) => ['id', 'payment_intent', 'charge'].includes(name))
    return names.some(([, id]) => ids.includes(id))
  })
}

/** The types of those events, once the awaited one is among them. */
export async function typesAbout(
  stripe: Stripe,
  id: string,
  awaited: Stripe.Event['type'],
): Promise<Array<Stripe.Event['type']>> {
  return eventually(async () => {
    const types = (await eventsAbout(stripe, id)).map(({ type }) => type)
    return types.includes(awaited) ? types : null
  }, `${awaited} about ${id}`)
}

/** The event of a type about an object, once it has happened. */
export async function eventOf(stripe: Stripe, id: string, type: Stripe.Event['type']): Promise<Stripe.Event> {
  return eventually(
    async () => (await eventsAbout(stripe, id)).find((event) => event.type === type),
    `${type} about ${id}`,
  )
}
