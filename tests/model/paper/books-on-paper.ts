import { randomUUID } from 'node:crypto'
import { type Money, money, subtract, sumOf } from '#lib/money/money.ts'
import type { CaptureMode } from '#lib/payments/capture-mode.ts'
import type { LedgerAccount, LedgerEntry } from '#lib/payments/ledger-entries.ts'
import type { PaymentFacts, RefundFacts } from '#lib/payments/payment-facts.ts'
import { type PaymentState, paymentCan } from '#lib/payments/payment-state.ts'
import { reconcilePayment } from '#lib/payments/reconcile-payment.ts'
import type { RefundablePayment } from '#lib/payments/refund-policy.ts'
import { readPaymentFacts } from '#lib/stripe/read-payment-facts.ts'
import type { StripeAccount } from '#lib/stripe/stripe-account.ts'
import { decideSettlement } from '#lib/visits/visit-settlement.ts'

export type PaperPayment = {
  readonly id: string
  readonly captureMode: CaptureMode
  intentId: string | null
  state: PaymentState
  amount: Money
  attempt: number
  factsAsking: bigint | null
  readonly entries: Map<string, LedgerEntry>
  chargeId: string | null
  settledBy: string | null
  disputes: Map<string, { readonly amount: Money; readonly isOpen: boolean; readonly blocksRefunds: boolean }>
}

export type PaperRefund = {
  readonly id: string
  readonly payment: PaperPayment
  readonly amount: Money
  stripeRefundId: string | null
  state: RefundFacts['state'] | 'requested'
  attempt: number
}

export type PaperHoldOrder = {
  readonly id: string
  readonly payment: PaperPayment
  readonly kind: 'capture' | 'release'
  readonly amount: Money
  state: 'requested' | 'done' | 'refused'
  attempt: number
}

type Promises = { readonly refund: (id: string) => void; readonly holdOrder: (id: string) => void }

const OPEN_DISPUTES: readonly string[] = ['inquiry', 'inquiry_under_review', 'needs_response', 'under_review']

let askings = 0n

/** The books of one visit, as the tables would have them. */
export class PaperBooks {
  readonly payments: PaperPayment[] = []
  readonly refunds: PaperRefund[] = []
  readonly holdOrders: PaperHoldOrder[] = []
  readonly inbox = new Set<string>()
  readonly promise: Promises
  visit: 'on_hold' | 'booked' | 'expired' = 'on_hold'
  isHoldOver = false
  isTimeTaken = false
  readonly #captureMode: CaptureMode

  constructor(captureMode: CaptureMode, promise: Promises) {
    this.#captureMode = captureMode
    this.promise = promise
  }

  agreePayment(amount: Money): PaperPayment | null {
    if (this.visit !== 'on_hold' || this.isHoldOver) return null
    const awaiting = this.payments.find(({ state }) => state === 'awaiting')
    if (awaiting) return awaiting
    const payment: PaperPayment = {
      ...{ id: randomUUID(), captureMode: this.#captureMode, intentId: null, state: 'awaiting', amount, attempt: 0 },
      ...{ factsAsking: null, entries: new Map(), chargeId: null, settledBy: null, disputes: new Map() },
    }
    this.payments.push(payment)
    return payment
  }

  async ask(account: StripeAccount, { intentId }: PaperPayment): Promise<PaymentFacts> {
    askings += 1n
    return readPaymentFacts(account, {
      paymentIntentId: intentId ?? '',
      asking: askings,
      askedAt: new Date(),
    })
  }

  reconcile(payment: PaperPayment, facts: PaymentFacts): void {
    const { state, factsAsking } = payment
    const told = reconcilePayment({ state, factsAsking, ledgerKeys: new Set(payment.entries.keys()) }, facts)
    if (!told) return
    for (const entry of told.entries) payment.entries.set(entry.key, entry)
    Object.assign(payment, { state: told.state, factsAsking: facts.asking, settledBy: told.settledBy })
    payment.chargeId = told.chargeId ?? payment.chargeId
    payment.amount = told.amount ?? payment.amount
    if (state === 'held' && told.state !== 'held') this.#endHoldOrders(payment)
    for (const refund of told.refunds) this.#saveRefund(payment, refund)
    for (const { stripeDisputeId, amount, state: told_, blocksRefunds } of told.disputes)
      payment.disputes.set(stripeDisputeId, { amount, isOpen: OPEN_DISPUTES.includes(told_), blocksRefunds })
    this.#settleVisit(state === 'awaiting' && told.state !== 'awaiting' ? payment : null)
  }

  /** Captured, returned and taken by the bank, in the client's currency. */
  sumsOf({ entries, amount: { currency } }: PaperPayment) {
    const sum = (kinds: readonly string[], account: LedgerAccount) =>
      sumOf(
        [...entries.values()]
          .filter(({ kind }) => kinds.includes(kind))
          .flatMap(({ postings }) => postings)
          .filter((posting) => posting.account === account && posting.amount.currency === currency)
          .map((posting) => posting.amount),
        currency,
      )
    return {
      captured: subtract(money(0, currency), sum(['charge'], 'client')),
      returned: sum(['refund', 'refund_reversal'], 'client'),
      disputed: sum(['dispute_withdrawn', 'dispute_reinstated'], 'disputes'),
    }
  }

  underWay(payment: PaperPayment): Money {
    const requested = this.refunds.filter((refund) => refund.payment === payment && refund.state === 'requested')
    return sumOf(
      requested.map(({ amount }) => amount),
      payment.amount.currency,
    )
  }

  refundable(payment: PaperPayment): RefundablePayment {
    const { captured, returned, disputed } = this.sumsOf(payment)
    const balance = [returned, disputed].reduce(subtract, captured)
    const isDisputed = [...payment.disputes.values()].some(({ blocksRefunds }) => blocksRefunds)
    return { state: payment.state, balance, underWay: this.underWay(payment), isDisputed }
  }

  isDecided(payment: PaperPayment): boolean {
    return this.holdOrders.some((order) => order.payment === payment && order.state !== 'refused')
  }

  isSent({ state }: PaperRefund): boolean {
    return state !== 'requested'
  }

  isUnsettled(payment: PaperPayment): boolean {
    if (payment.state === 'awaiting' || payment.state === 'held') return true
    if (payment.state !== 'canceled' && payment.settledBy === null) return true
    if ([...payment.disputes.values()].some(({ isOpen }) => isOpen)) return true
    return this.refunds.some((refund) => refund.payment === payment && ['requested', 'pending'].includes(refund.state))
  }

  insertRefund(payment: PaperPayment, amount: Money): void {
    const refund: PaperRefund = {
      id: randomUUID(),
      payment,
      amount,
      stripeRefundId: null,
      state: 'requested',
      attempt: 0,
    }
    this.refunds.push(refund)
    this.promise.refund(refund.id)
  }

  insertHoldOrder(payment: PaperPayment, order: Pick<PaperHoldOrder, 'kind' | 'amount'>): void {
    const { kind, amount } = order
    const inserted: PaperHoldOrder = { id: randomUUID(), payment, kind, amount, state: 'requested', attempt: 0 }
    this.holdOrders.push(inserted)
    this.promise.holdOrder(inserted.id)
  }

  /** Not while the bank decides, nor after a refund has failed: then staff do. */
  canReturn(payment: PaperPayment): boolean {
    const hasFailed = this.refunds.some((refund) => refund.payment === payment && refund.state === 'failed')
    return paymentCan('refund', payment.state) && !this.refundable(payment).isDisputed && !hasFailed
  }

  expire(): void {
    if (this.visit !== 'on_hold' || !this.isHoldOver) return
    for (const payment of this.payments)
      if (payment.state === 'awaiting' && !payment.intentId) payment.state = 'canceled'
    this.visit = 'expired'
  }

  /** Everything that has become of the visit and its money, each thing once. */
  whatBecame(): ReadonlySet<string> {
    return new Set([
      `visit ${this.visit}`,
      ...this.payments.map(({ state }) => `payment ${state}`),
      ...this.payments.flatMap(({ entries }) => [...entries.values()].map(({ kind }) => `entry ${kind}`)),
      ...this.refunds.map(({ state, stripeRefundId }) => `refund ${stripeRefundId ? state : 'refused'}`),
      ...this.holdOrders.map(({ kind, state }) => `${kind} ${state}`),
    ])
  }

  #endHoldOrders(payment: PaperPayment): void {
    for (const order of this.holdOrders)
      if (order.payment === payment && order.state === 'requested')
        order.state = (order.kind === 'release') === (payment.state === 'canceled') ? 'done' : 'refused'
  }

  #saveRefund(payment: PaperPayment, { stripeRefundId, refundId, amount, state }: RefundFacts): void {
    const known = this.refunds.find((one) => one.stripeRefundId === stripeRefundId || one.id === refundId)
    if (known) Object.assign(known, { stripeRefundId, state })
    else this.refunds.push({ id: randomUUID(), payment, amount, stripeRefundId, state, attempt: 0 })
  }

  #settleVisit(newPayment: PaperPayment | null): void {
    const all = this.payments.map((payment) => {
      const { balance, underWay } = this.refundable(payment)
      const { captured, returned } = this.sumsOf(payment)
      return {
        payment,
        kept: subtract(balance, underWay),
        // What the bank has was paid.
        paid: [returned, underWay].reduce(subtract, captured),
        isHeld: payment.state === 'held' && !this.isDecided(payment),
      }
    })
    const paying = all.filter(({ kept, isHeld }) => isHeld || kept.amountMinor > 0)
    const isPaid = all.some(({ paid, isHeld }) => isHeld || paid.amountMinor > 0)
    const fresh = paying.filter(({ payment }) => payment === newPayment)
    const hasMoney = paying.length > 0
    const settlement = decideSettlement({ state: this.visit, isPaid, hasMoney, hasNewMoney: fresh.length > 0 })
    if (settlement === 'nothing') return
    if (settlement === 'book' || (settlement === 'retake' && !this.isTimeTaken)) {
      this.visit = 'booked'
      return
    }
    for (const { payment, kept, isHeld } of paying) {
      if (isHeld) this.insertHoldOrder(payment, { kind: 'release', amount: money(0, 'EUR') })
      else if (this.canReturn(payment)) this.insertRefund(payment, kept)
    }
  }
}
