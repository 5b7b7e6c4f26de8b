import { randomUUID } from 'node:crypto'

const aCharge = () => ({ id: `ch_${randomUUID()}`, object: 'charge', payment_intent: 'pi_of_nobody' })

/** An event as Stripe writes it, about a charge unless an object is given. */
export const anEvent = (
  changes: Record<string, unknown> = {},
  object: unknown = aCharge(),
): Record<string, unknown> => ({
  ...{ id: `evt_${randomUUID()}`, object: 'event', api_version: '2026-10-28.endive', type: 'charge.succeeded' },
  ...{ created: 1_763_899_200, livemode: false, pending_webhooks: 1 },
  data: { object },
  ...changes,
})

/** The text of an event; `anEvent` says what can be changed. */
export const eventText = (changes?: Record<string, unknown>, object?: unknown) =>
  JSON.stringify(anEvent(changes, object))

export function without(event: Record<string, unknown>, ...names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(event).filter(([name]) => !names.includes(name))))
}
