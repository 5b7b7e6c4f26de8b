import type { Books } from '#sandbox/stripe/state/books.ts'
import type { TaskKind, TaskRow } from '#sandbox/stripe/state/rows.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { decideDispute } from './disputes/answer-dispute.ts'
import { endDispute } from './disputes/end-dispute.ts'
import { openHabitualDisputes } from './disputes/open-dispute.ts'
import { warnOfFraud } from './disputes/warn-of-fraud.ts'
import { settleCharge } from './money/settle-charge.ts'
import { expireHold } from './payments/cancel-intent.ts'
import { payPayout } from './payouts/end-payout.ts'
import { failRefund, finishPendingRefund } from './refunds/end-refund.ts'

type Happening = (books: Books, subject: string) => unknown

/** What happens by itself. Deliveries are the queue's own affair. */
const HAPPENINGS: Readonly<Record<Exclude<TaskKind, 'deliver'>, Happening>> = {
  settle_charge: settleCharge,
  expire_hold: expireHold,
  finish_refund: finishPendingRefund,
  open_disputes: openHabitualDisputes,
  decide_dispute: decideDispute,
  end_dispute: endDispute,
  warn_of_fraud: warnOfFraud,
  pay_payout: payPayout,
  fail_refund: (books, refund) => books.refunds.get(refund).status === 'succeeded' && failRefund(books, refund),
}

export function runTask(world: World, task: TaskRow): void {
  if (task.kind === 'deliver') return
  HAPPENINGS[task.kind](world.books(task.account, task.livemode), task.subject)
}
