import Stripe from 'stripe'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'

export type Step = { readonly act: (typeof ACTS)[number]; readonly which: number; readonly share: number }

export const ACTS = [
  ...(['pay', 'pay_in_dollars', 'hold', 'capture', 'cancel', 'refund', 'finish_refund', 'fail_refund'] as const),
  ...(['dispute', 'inquire', 'escalate', 'win', 'lose', 'answer', 'settle', 'expire', 'authenticate'] as const),
  ...(['run_payouts', 'pay_payout', 'fail_payout', 'advance'] as const),
] as const

const CARDS = [
  'visa',
  'chargeDeclined',
  'pendingRefund',
  'refundFail',
  'threeDSecure2Required',
  'amex',
  'createDispute',
]
const HOUR_MS = 60 * 60 * 1000

type Scene = { readonly simulator: RunningSimulator; readonly stripe: Stripe; readonly account: string }

/** Does one thing to whatever there is, sensible or not; what Stripe refuses is refused, and that is all. */
export async function wander(scene: Scene, step: Step): Promise<void> {
  try {
    await doStep(scene, step)
  } catch (error) {
    const isRefusal = error instanceof Stripe.errors.StripeError && (error.statusCode ?? 500) < 500
    if (!isRefusal && !isControlRefusal(error)) throw error
  }
}

function isControlRefusal(error: unknown): boolean {
  return error instanceof Error && 'status' in error && Number(error.status) < 500
}

function picked<T extends { id: string }>(rows: readonly T[], which: number): T {
  const row = rows[which % Math.max(rows.length, 1)]
  if (!row) throw Object.assign(new Error('There is nothing of that kind yet.'), { status: 404 })
  return row
}

async function doStep({ simulator, stripe, account }: Scene, { act, which, share }: Step): Promise<unknown> {
  const { payments, disputes, payouts } = simulator.control
  const truth = simulator.truth(account)
  const intent = () => picked(truth.paymentIntents, which)
  const part = (amount: number) => Math.ceil((amount * share) / 100)
  const paying = { amount: 1000 + which, allowed_payment_method_types: ['card' as const], confirm: true }
  const card = { payment_method: `pm_card_${CARDS[which % CARDS.length]}`, return_url: 'https://salon.example' }
  switch (act) {
    case 'pay':
      return stripe.paymentIntents.create({ ...paying, ...card, currency: 'pln' })
    case 'pay_in_dollars':
      return stripe.paymentIntents.create({ ...paying, ...card, currency: 'usd' })
    case 'hold':
      return stripe.paymentIntents.create({ ...paying, ...card, currency: 'pln', capture_method: 'manual' })
    case 'capture':
      return stripe.paymentIntents.capture(intent().id, { amount_to_capture: part(intent().amount) })
    case 'cancel':
      return stripe.paymentIntents.cancel(intent().id)
    case 'refund':
      return stripe.refunds.create({ payment_intent: intent().id, amount: part(intent().amount) })
    case 'answer':
      return stripe.disputes.update(picked(truth.disputes, which).id, { evidence: { product_description: 'A cut' } })
    case 'finish_refund':
      return payments.finishRefund(picked(truth.refunds, which).id)
    case 'fail_refund':
      return payments.failRefund(picked(truth.refunds, which).id)
    case 'dispute':
      return disputes.open(picked(truth.charges, which).id)
    case 'inquire':
      return disputes.open(picked(truth.charges, which).id, { caseType: 'inquiry' })
    case 'escalate':
    case 'win':
    case 'lose':
      return disputes[act](picked(truth.disputes, which).id)
    case 'settle':
      return payments.settle(picked(truth.charges, which).id)
    case 'expire':
      return payments.expireHold(intent().id)
    case 'authenticate':
      return payments.authenticate(intent().id, share > 30 ? 'succeeded' : 'failed')
    case 'run_payouts':
      return payouts.run(account)
    case 'pay_payout':
      return payouts.pay(picked(truth.payouts, which).id)
    case 'fail_payout':
      return payouts.fail(picked(truth.payouts, which).id)
    case 'advance':
      return simulator.control.advance(share * HOUR_MS)
  }
}
