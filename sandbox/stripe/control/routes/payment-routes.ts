import { settleCharge } from '#sandbox/stripe/money/settle-charge.ts'
import { expireHold } from '#sandbox/stripe/payments/cancel-intent.ts'
import { finishAuthentication } from '#sandbox/stripe/payments/finish-authentication.ts'
import { failRefund, finishRefund } from '#sandbox/stripe/refunds/end-refund.ts'
import { ControlFault } from '../control-fault.ts'
import type { ControlRoute } from '../control-route.ts'
import { booksWith } from '../find-books.ts'

export const PAYMENT_ROUTES: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/_sim/settle',
    does: 'Gives a charge its balance transaction now, or every charge that waits for one: charge.',
    run: ({ simulator: { world }, input }) => {
      const charge = input.only('charge').text('charge')
      if (charge !== undefined) return settleCharge(booksWith(world, 'charges', charge), charge)
      let settled = 0
      for (const books of world.allBooks()) {
        for (const { id, balance_transaction } of [...books.charges.oldestFirst()]) {
          if (balance_transaction === null && settleCharge(books, id).balance_transaction !== null) settled += 1
        }
      }
      return { settled }
    },
  },
  {
    method: 'POST',
    path: '/_sim/payment_intents/:id/expire',
    does: 'Lets the hold of an uncaptured payment expire.',
    run: ({ simulator: { world }, input, id }) => {
      input.only()
      const books = booksWith(world, 'paymentIntents', id)
      const { latest_charge, status } = books.paymentIntents.get(id)
      if (status !== 'requires_capture' || latest_charge === null) throw new ControlFault(`${id} is not held.`)
      expireHold(books, latest_charge)
      return books.paymentIntents.get(id)
    },
  },
  {
    method: 'POST',
    path: '/_sim/payment_intents/:id/authenticate',
    does: 'Does what the cardholder would do on the page of the bank: outcome succeeded, failed or canceled.',
    run: ({ simulator: { world }, input, id }) => {
      const outcome = input.only('outcome').oneOf('outcome', ['succeeded', 'failed', 'canceled']) ?? 'succeeded'
      return finishAuthentication(booksWith(world, 'paymentIntents', id), id, outcome)
    },
  },
  {
    method: 'POST',
    path: '/_sim/refunds/:id/finish',
    does: 'Brings a refund to the card.',
    run: ({ simulator: { world }, input, id }) => {
      input.only()
      return finishRefund(booksWith(world, 'refunds', id), id)
    },
  },
  {
    method: 'POST',
    path: '/_sim/refunds/:id/fail',
    does: 'Has a refund come back from the card: reason, such as lost_or_stolen_card.',
    run: ({ simulator: { world }, input, id }) =>
      failRefund(booksWith(world, 'refunds', id), id, input.only('reason').text('reason')),
  },
]
