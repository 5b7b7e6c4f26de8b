import type { Books } from '#sandbox/stripe/state/books.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { ControlFault } from './control-fault.ts'

type Shelf =
  | 'charges'
  | 'paymentIntents'
  | 'setupIntents'
  | 'refunds'
  | 'disputes'
  | 'payouts'
  | 'events'
  | 'webhookEndpoints'

/** The books in which an object stands: ids are unique, so nobody has to say whose it is. */
export function booksWith(world: World, shelf: Shelf, id: string): Books {
  for (const books of world.allBooks()) if (books[shelf].has(id)) return books
  throw new ControlFault(`There is no ${id}.`, 404)
}

/** The books that an account and a mode name; the first account and test mode where they do not. */
export function namedBooks(world: World, account: string | undefined, mode: string | undefined): Books {
  const first = world.accounts.oldestFirst().next()
  const id = account ?? (first.done ? '' : first.value.id)
  if (!world.accounts.has(id)) throw new ControlFault(`There is no account ${id}.`, 404)
  return world.books(id, mode === 'live')
}
