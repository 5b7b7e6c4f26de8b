import type { ControlRoute } from '../control-route.ts'

const OUTCOMES = ['succeeded', 'failed', 'canceled'] as const

export const PAYMENT_ROUTES: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/_sim/settle',
    does: 'Gives a charge its balance transaction now, or every charge that waits for one: charge.',
    run: ({ control: { payments }, input }) => {
      const charge = input.only('charge').text('charge')
      return charge === undefined ? { settled: payments.settleAll() } : payments.settle(charge)
    },
  },
  {
    method: 'POST',
    path: '/_sim/payment_intents/:id/expire',
    does: 'Lets the hold of an uncaptured payment expire.',
    run: ({ control: { payments }, input, id }) => {
      input.only()
      return payments.expireHold(id)
    },
  },
  {
    method: 'POST',
    path: '/_sim/payment_intents/:id/authenticate',
    does: 'Does what the cardholder would do on the page of the bank: outcome succeeded, failed or canceled.',
    run: ({ control: { payments }, input, id }) =>
      payments.authenticate(id, input.only('outcome').oneOf('outcome', OUTCOMES) ?? 'succeeded'),
  },
  {
    method: 'POST',
    path: '/_sim/setup_intents/:id/authenticate',
    does: 'The same where a card is being saved.',
    run: ({ control: { payments }, input, id }) =>
      payments.authenticate(id, input.only('outcome').oneOf('outcome', OUTCOMES) ?? 'succeeded'),
  },
  {
    method: 'POST',
    path: '/_sim/refunds/:id/finish',
    does: 'Brings a refund to the card.',
    run: ({ control: { payments }, input, id }) => {
      input.only()
      return payments.finishRefund(id)
    },
  },
  {
    method: 'POST',
    path: '/_sim/refunds/:id/fail',
    does: 'Has a refund come back from the card: reason, such as lost_or_stolen_card.',
    run: ({ control: { payments }, input, id }) => payments.failRefund(id, input.only('reason').text('reason')),
  },
]
