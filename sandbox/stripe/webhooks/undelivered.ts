import type { Books } from '#sandbox/stripe/state/books.ts'

/** How many endpoints have not yet taken an event. */
export function undeliveredCount(books: Books, eventId: string): number {
  return books.world.undelivered.get(eventId) ?? 0
}
