import { settleCharge } from '#sandbox/stripe/business/money/settle-charge.ts'
import type { AuthenticationOutcome } from '#sandbox/stripe/business/payments/authentication.ts'
import { expireHold } from '#sandbox/stripe/business/payments/cancel-intent.ts'
import type { Charge, PaymentIntent } from '#sandbox/stripe/business/payments/charge-card.ts'
import { finishAuthentication } from '#sandbox/stripe/business/payments/finish-authentication.ts'
import { failRefund, finishRefund } from '#sandbox/stripe/business/refunds/end-refund.ts'
import type { Refund } from '#sandbox/stripe/business/refunds/refund-charge.ts'
import type { SetupIntent } from '#sandbox/stripe/business/setups/confirm-setup.ts'
import { finishSetup } from '#sandbox/stripe/business/setups/finish-setup.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { ControlFault } from '../control-fault.ts'
import { booksWith } from '../find-books.ts'

export type PaymentActs = {
  /** Gives a charge its balance transaction now. */
  readonly settle: (chargeId: string) => Charge
  /** Settles every charge that waits for it and says how many those were. */
  readonly settleAll: () => number
  readonly expireHold: (paymentIntentId: string) => PaymentIntent
  /** Does what the cardholder would do on the bank's page, for a payment or for saving a card. */
  readonly authenticate: (intentId: string, outcome: AuthenticationOutcome) => PaymentIntent | SetupIntent
  /** Brings a refund to the card. */
  readonly finishRefund: (refundId: string) => Refund
  /** Has a refund come back from the card. */
  readonly failRefund: (refundId: string, reason?: string) => Refund
}

export function paymentActs(world: World): PaymentActs {
  return {
    settle: (chargeId) => settleCharge(booksWith(world, 'charges', chargeId), chargeId),
    settleAll: () => settleAll(world),
    expireHold: (id) => {
      const books = booksWith(world, 'paymentIntents', id)
      const { latest_charge, status } = books.paymentIntents.get(id)
      if (status !== 'requires_capture' || latest_charge === null) throw new ControlFault(`${id} is not held.`)
      expireHold(books, latest_charge)
      return books.paymentIntents.get(id)
    },
    authenticate: (id, outcome) =>
      id.startsWith('seti_')
        ? finishSetup(booksWith(world, 'setupIntents', id), id, outcome)
        : finishAuthentication(booksWith(world, 'paymentIntents', id), id, outcome),
    finishRefund: (id) => finishRefund(booksWith(world, 'refunds', id), id),
    failRefund: (id, reason) => failRefund(booksWith(world, 'refunds', id), id, reason),
  }
}

function settleAll(world: World): number {
  let settled = 0
  for (const books of world.allBooks()) {
    for (const { id, balance_transaction } of [...books.charges.oldestFirst()]) {
      if (balance_transaction === null && settleCharge(books, id).balance_transaction !== null) settled += 1
    }
  }
  return settled
}
