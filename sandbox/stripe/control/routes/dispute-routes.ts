import type { ControlRoute } from '../control-route.ts'

/** Disputes, and the payouts that their money is missing from. */
export const DISPUTE_ROUTES: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/_sim/charges/:id/dispute',
    does: 'Contests a charge: caseType chargeback or inquiry, reason, amount, isLost where nothing can be answered.',
    run: ({ control: { disputes }, input, id }) => {
      input.only('caseType', 'reason', 'amount', 'isLost')
      return disputes.open(id, {
        caseType: input.oneOf('caseType', ['chargeback', 'inquiry']) ?? 'chargeback',
        reason: input.text('reason') ?? 'fraudulent',
        amount: input.number('amount'),
        isLost: input.flag('isLost') ?? false,
      })
    },
  },
  {
    method: 'POST',
    path: '/_sim/disputes/:id/escalate',
    does: 'Makes a chargeback of an inquiry.',
    run: ({ control: { disputes }, input, id }) => {
      input.only()
      return disputes.escalate(id)
    },
  },
  {
    method: 'POST',
    path: '/_sim/disputes/:id/win',
    does: 'Decides for the account: the money comes back. Also after a loss.',
    run: ({ control: { disputes }, input, id }) => {
      input.only()
      return disputes.win(id)
    },
  },
  {
    method: 'POST',
    path: '/_sim/disputes/:id/lose',
    does: 'Decides for the cardholder; an inquiry is closed.',
    run: ({ control: { disputes }, input, id }) => {
      input.only()
      return disputes.lose(id)
    },
  },
  {
    method: 'POST',
    path: '/_sim/payouts/run',
    does: 'Pays out what is available, by currency: account, mode.',
    run: ({ control: { payouts }, input }) => {
      const account = input.only('account', 'mode').requiredText('account')
      return { payouts: payouts.run(account, input.oneOf('mode', ['test', 'live']) ?? 'test') }
    },
  },
  {
    method: 'POST',
    path: '/_sim/payouts/:id/pay',
    does: 'Brings a payout to the bank; its contents can then be listed.',
    run: ({ control: { payouts }, input, id }) => {
      input.only()
      return payouts.pay(id)
    },
  },
  {
    method: 'POST',
    path: '/_sim/payouts/:id/fail',
    does: 'Has the bank send a payout back, also after it has arrived.',
    run: ({ control: { payouts }, input, id }) => {
      input.only()
      return payouts.fail(id)
    },
  },
]
