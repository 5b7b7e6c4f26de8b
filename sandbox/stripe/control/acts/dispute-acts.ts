import { escalateDispute, loseDispute, winDispute } from '#sandbox/stripe/business/disputes/end-dispute.ts'
import {
  type Dispute,
  type DisputeOrder,
  openDispute,
  REASONS,
} from '#sandbox/stripe/business/disputes/open-dispute.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { ControlFault } from '../control-fault.ts'
import { booksWith } from '../find-books.ts'

export type DisputeActs = {
  /** The cardholder contests a charge: a fraudulent chargeback of all of it, where nothing else is said. */
  readonly open: (chargeId: string, wishes?: Partial<DisputeOrder>) => Dispute
  /** An inquiry becomes a chargeback. */
  readonly escalate: (disputeId: string) => Dispute
  readonly win: (disputeId: string) => Dispute
  readonly lose: (disputeId: string) => Dispute
}

export function disputeActs(world: World): DisputeActs {
  return {
    open: (chargeId, wishes = {}) => openOn(world, chargeId, wishes),
    escalate: (id) => escalateDispute(booksWith(world, 'disputes', id), id),
    win: (id) => winDispute(booksWith(world, 'disputes', id), id),
    lose: (id) => loseDispute(booksWith(world, 'disputes', id), id),
  }
}

function openOn(world: World, chargeId: string, wishes: Partial<DisputeOrder>): Dispute {
  const books = booksWith(world, 'charges', chargeId)
  const charge = books.charges.get(chargeId)
  const order: DisputeOrder = { caseType: 'chargeback', reason: 'fraudulent', ...wishes }
  if (!charge.captured) throw new ControlFault(`${chargeId} has not been captured.`)
  if (!Object.hasOwn(REASONS, order.reason)) {
    throw new ControlFault(`Unknown reason ${order.reason}; known are ${Object.keys(REASONS).join(', ')}.`)
  }
  const { amount = charge.amount_captured } = order
  if (amount < 1 || amount > charge.amount_captured) {
    throw new ControlFault(`"amount" must be between 1 and ${charge.amount_captured}.`)
  }
  return openDispute(books, chargeId, order)
}
