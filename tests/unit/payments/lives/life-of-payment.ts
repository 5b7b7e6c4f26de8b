import * as fc from 'fast-check'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { money } from '#lib/money/money.ts'
import type {
  ChargeFacts,
  DisputeFacts,
  IntentFacts,
  PaymentFacts,
  RefundFacts,
  SettlementFacts,
} from '#lib/payments/payment-facts.ts'
import { chargeFacts, disputeFacts, refundFacts } from '#tests/support/facts.ts'

const ACTS = [
  ...(['decline', 'authorize', 'capture', 'cancel', 'settle'] as const),
  ...(['refund', 'refund_pending', 'finish_refund', 'fail_refund', 'cancel_refund', 'settle_refund'] as const),
  ...(['dispute', 'inquire', 'escalate', 'win', 'lose', 'close_inquiry'] as const),
] as const

type Act = (typeof ACTS)[number]
type Step = { readonly act: Act; readonly pick: number }

const stepOf = (...acts: readonly Act[]): fc.Arbitrary<Step> =>
  fc.record({ act: fc.constantFrom(...acts), pick: fc.noBias(fc.nat(9999)) })

const step = stepOf(...ACTS)
// Most lives come to a captured charge soon, after which most of it happens.
const beginning = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(step) },
  { weight: 2, arbitrary: fc.tuple(stepOf('capture')) },
  { weight: 2, arbitrary: fc.tuple(stepOf('authorize'), stepOf('capture')) },
)

const EUR = currencyOf('EUR')
const HELD = 5000

/** What Stripe has of one payment, step by step. What is not possible at a step does not happen. */
class StripeSide {
  #intent: IntentFacts = { status: 'awaiting', declineCode: null }
  #settled = 0
  readonly #balance: Currency

  constructor(balance: Currency) {
    this.#balance = balance
  }

  facts(): IntentFacts {
    return this.#intent
  }

  do({ act, pick }: Step): void {
    const { status } = this.#intent
    if (status === 'awaiting') this.#beforeCharge(act, pick)
    else if (status === 'held') this.#whileHeld(act, pick)
    else if (status === 'succeeded') this.#change(this.#afterCapture(this.#intent.charge, act, pick))
  }

  #beforeCharge(act: Act, pick: number): void {
    if (act === 'decline')
      this.#intent = { status: 'awaiting', declineCode: pick % 2 ? 'expired_card' : 'generic_decline' }
    if (act === 'cancel') this.#intent = { status: 'canceled', charge: null }
    if (act === 'authorize') this.#intent = { status: 'held', charge: chargeFacts({ captured: money(0, EUR) }) }
    if (act === 'capture') this.#intent = { status: 'succeeded', charge: chargeFacts() }
  }

  #whileHeld(act: Act, pick: number): void {
    const charge = chargeFacts({ captured: money(0, EUR) })
    if (act === 'cancel') this.#intent = { status: 'canceled', charge }
    const captured = money(pick % 2 ? HELD : 1 + (pick % HELD), EUR)
    if (act === 'capture') this.#intent = { status: 'succeeded', charge: { ...charge, captured } }
  }

  #change(changes: Partial<ChargeFacts>): void {
    if (this.#intent.status === 'succeeded')
      this.#intent = { ...this.#intent, charge: { ...this.#intent.charge, ...changes } }
  }

  #afterCapture(charge: ChargeFacts, act: Act, pick: number): Partial<ChargeFacts> {
    if (act === 'settle' && !charge.settlement) return { settlement: this.#settle(charge.captured.amountMinor, 175) }
    const isOfRefund = act.includes('refund')
    if (isOfRefund) return { refunds: this.#refundsAfter(charge, act, pick) }
    return { disputes: this.#disputesAfter(charge, act, pick) }
  }

  #refundsAfter({ captured, refunds }: ChargeFacts, act: Act, pick: number): readonly RefundFacts[] {
    const standing = refunds.filter(({ state }) => state === 'pending' || state === 'succeeded')
    const left = standing.reduce((rest, { amount }) => rest - amount.amountMinor, captured.amountMinor)
    if ((act === 'refund' || act === 'refund_pending') && left > 0) {
      const amount = money(pick % 3 === 0 ? left : 1 + (pick % left), EUR)
      const state = act === 'refund' ? 'succeeded' : 'pending'
      return [...refunds, refundFacts({ stripeRefundId: `re_${refunds.length}`, amount, state })]
    }
    return refunds.map((refund, at) => (at === pick % refunds.length ? this.#refundAfter(refund, act) : refund))
  }

  #refundAfter(refund: RefundFacts, act: Act): RefundFacts {
    const { amount, settlement, state } = refund
    const paid = settlement ?? this.#settle(-amount.amountMinor, 0)
    if (act === 'settle_refund') return { ...refund, settlement: paid }
    if (act === 'finish_refund' && state === 'pending') return { ...refund, state: 'succeeded', settlement: paid }
    const isOpen = state === 'pending' || state === 'succeeded'
    if (!isOpen || (act !== 'fail_refund' && act !== 'cancel_refund')) return refund
    const end = { reversal: this.#settle(amount.amountMinor, 0), settlement: paid }
    return { ...refund, ...end, state: act === 'fail_refund' ? 'failed' : 'canceled' }
  }

  #disputesAfter({ captured, disputes }: ChargeFacts, act: Act, pick: number): readonly DisputeFacts[] {
    if ((act === 'dispute' || act === 'inquire') && disputes.length < 2) {
      const amount = money(1 + (pick % captured.amountMinor), EUR)
      const opened = disputeFacts({ stripeDisputeId: `dp_${disputes.length}`, amount, state: 'inquiry' })
      return [...disputes, act === 'dispute' ? this.#disputeAfter(opened, 'escalate') : opened]
    }
    return disputes.map((dispute, at) => (at === pick % disputes.length ? this.#disputeAfter(dispute, act) : dispute))
  }

  #disputeAfter(dispute: DisputeFacts, act: Act): DisputeFacts {
    const { amount, movements, state } = dispute
    const isInquiry = state === 'inquiry'
    if (isInquiry && act === 'close_inquiry') return { ...dispute, state: 'inquiry_closed' }
    if (isInquiry && act === 'escalate')
      return { ...dispute, state: 'needs_response', movements: [this.#settle(-amount.amountMinor, 1500)] }
    if (state === 'needs_response' && act === 'lose') return { ...dispute, state: 'lost' }
    // The bank may change its mind after it has decided.
    if ((state === 'needs_response' || state === 'lost') && act === 'win')
      return { ...dispute, state: 'won', movements: [...movements, this.#settle(amount.amountMinor, 0)] }
    return dispute
  }

  #settle(minor: number, feeMinor: number): SettlementFacts {
    this.#settled += 1
    const rate = this.#balance === EUR ? 1 : 4
    return {
      transactionId: `txn_${this.#settled}`,
      settledAt: new Date('2026-11-24T10:00:00Z'),
      gross: money(minor * rate, this.#balance),
      fee: money(feeMinor * rate, this.#balance),
    }
  }
}

/** Everything that Stripe would have said of a random payment after each of so many steps, in their order. */
export const lifeOf = (least: number, most: number): fc.Arbitrary<readonly PaymentFacts[]> =>
  fc
    .record({
      balance: fc.constantFrom(EUR, currencyOf('PLN')),
      begin: beginning,
      rest: fc.array(step, { minLength: least, maxLength: most, size: 'max' }),
      length: fc.integer({ min: least, max: most }),
    })
    .map(({ balance, begin, rest, length }) => {
      const stripe = new StripeSide(balance)
      return [...begin, ...rest].slice(0, length).map((one, at) => {
        stripe.do(one)
        return { asking: BigInt(at + 1), intent: stripe.facts() }
      })
    })
