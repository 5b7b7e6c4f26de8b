import { randomUUID } from 'node:crypto'
import { type Money, money, zero } from '#lib/money/money.ts'
import { decideCapture, decideRelease } from '#lib/payments/hold-policy.ts'
import { decideRefund } from '#lib/payments/refund-policy.ts'
import { Secret } from '#lib/secret.ts'
import { captureIntent, releaseIntent } from '#lib/stripe/holds.ts'
import {
  cancelPaymentIntent,
  changePaymentAmount,
  createPaymentIntent,
  readIntentOwner,
  readPaymentIntent,
} from '#lib/stripe/payment-intents.ts'
import { readEvents } from '#lib/stripe/read-events.ts'
import { createRefund } from '#lib/stripe/refunds.ts'
import type { StripeAccount } from '#lib/stripe/stripe-account.ts'
import { BREAKDOWN_KEPT } from '#lib/stripe/stripe-refusal.ts'
import { readListedEvent } from '#lib/stripe/verify-event.ts'
import { type App, Crash, type StripeOfSalon, survives } from '#tests/model/world/app.ts'
import { PaperBooks, type PaperPayment } from './books-on-paper.ts'

const REQUIRED = money(5000, 'EUR')
const EVERYTHING = money(8000, 'EUR')

type Job = () => Promise<void>

export type PaperAccount = { readonly id: string; readonly secretKey: string }

/**
 * The app with books on paper instead of in Postgres: the real gate to Stripe, the real decisions, the real
 * reconciliation; only what the flows and tables do between them is told again here, in the order in which they do it.
 */
export class PaperApp {
  readonly books: PaperBooks
  readonly visitId = randomUUID()
  readonly #branchId = randomUUID()
  readonly #account: StripeAccount
  readonly #since = new Date(Date.now() - 1000)
  readonly #jobs = new Map<string, Job>()
  #pointsLeft: number | null = null

  constructor(account: PaperAccount, kind: { readonly isHold: boolean }) {
    this.#account = { stripeId: account.id, livemode: false, secretKey: new Secret(account.secretKey) }
    this.books = new PaperBooks(kind.isHold ? 'hold' : 'at_booking', {
      refund: (id) => this.#jobs.set(`refund:${id}`, () => this.#sendRefund(id)),
      holdOrder: (id) => this.#jobs.set(`hold_order:${id}`, () => this.#sendHoldOrder(id)),
    })
  }

  app(stripe: StripeOfSalon): App {
    return {
      visitId: this.visitId,
      stripe,
      start: (choice) => this.#start(choice === 'required' ? REQUIRED : EVERYTHING),
      comeBack: () => this.#sync(this.books.payments.at(-1)),
      refund: (amountMinor) => this.#refund(money(amountMinor, 'EUR')),
      capture: (amountMinor) => this.#decide('capture', money(amountMinor, 'EUR')),
      release: () => this.#decide('release', zero('EUR')),
      receive: (event) => this.#receive(event),
      runJob: (pick) => this.#runJob(pick),
      letHoldRunOut: async () => {
        if (this.books.visit !== 'on_hold') return
        this.books.isHoldOver = true
        this.#jobs.set('expire', () => this.#expire())
      },
      expireVisit: async () => {
        if (this.books.visit === 'on_hold') this.books.visit = 'expired'
      },
      someoneElseBooks: async () => {
        if (this.books.visit === 'expired') this.books.isTimeTaken = true
      },
      crashSoon: (pick) => {
        this.#pointsLeft = pick % 6
      },
    }
  }

  /** What the reconciler asks about. */
  sweep(): void {
    this.#jobs.set('events', () => this.#readEvents())
    for (const payment of this.books.payments) {
      const { intentId } = payment
      if (intentId && this.books.isUnsettled(payment))
        this.#jobs.set(`follow:${intentId}`, () => this.#follow(intentId))
    }
    for (const { id, state } of this.books.refunds) if (state === 'requested') this.books.promise.refund(id)
    for (const { id, state } of this.books.holdOrders) if (state === 'requested') this.books.promise.holdOrder(id)
    if (this.books.visit === 'on_hold' && this.books.isHoldOver) this.#jobs.set('expire', () => this.#expire())
  }

  #pass(): void {
    if (this.#pointsLeft === null) return
    this.#pointsLeft -= 1
    if (this.#pointsLeft >= 0) return
    this.#pointsLeft = null
    throw new Crash('the app has died')
  }

  async #start(amount: Money) {
    const payment = this.books.agreePayment(amount)
    if (!payment) return null
    this.#pass()
    const { id: paymentId, captureMode, attempt } = payment
    const order = { paymentId, branchId: this.#branchId, visitId: this.visitId, visitReference: 'ABC234' }
    const opened = payment.intentId
      ? await readPaymentIntent(this.#account, payment.intentId)
      : await createPaymentIntent(this.#account, { ...order, amount: payment.amount, captureMode, attempt })
    this.#pass()
    if ('code' in opened) {
      payment.attempt += 1
      return null
    }
    if (opened.status !== 'awaiting') return null
    const { paymentIntentId } = opened
    const isRight = opened.amount.amountMinor === amount.amountMinor
    const intent = isRight ? opened : await changePaymentAmount(this.#account, { paymentId, paymentIntentId, amount })
    this.#pass()
    if (payment.state === 'canceled' || 'code' in intent) return null
    Object.assign(payment, { intentId: paymentIntentId, amount: intent.amount })
    return { intentId: paymentIntentId, amountMinor: intent.amount.amountMinor }
  }

  async #sync(payment: PaperPayment | undefined): Promise<void> {
    if (!payment?.intentId) return
    const facts = await this.books.ask(this.#account, payment)
    this.#pass()
    this.books.reconcile(payment, facts)
    this.#pass()
  }

  async #receive(event: object): Promise<void> {
    const { eventId, paymentIntentId } = readListedEvent(event)
    this.#pass()
    this.#keep(eventId, paymentIntentId)
    this.#pass()
  }

  #keep(eventId: string, paymentIntentId: string | null): void {
    if (this.books.inbox.has(eventId) || !paymentIntentId) return
    this.books.inbox.add(eventId)
    this.#jobs.set(`follow:${paymentIntentId}`, () => this.#follow(paymentIntentId))
  }

  async #readEvents(): Promise<void> {
    for await (const page of readEvents(this.#account, this.#since))
      for (const { eventId, paymentIntentId } of page) this.#keep(eventId, paymentIntentId)
  }

  async #follow(intentId: string): Promise<void> {
    const known = this.books.payments.find((payment) => payment.intentId === intentId)
    if (known) return this.#sync(known)
    const owner = await readIntentOwner(this.#account, intentId)
    this.#pass()
    const payment = this.books.payments.find(({ id }) => id === owner?.paymentId)
    if (!payment || payment.intentId) return
    payment.intentId = intentId
    this.#pass()
    await this.#sync(payment)
  }

  async #expire(): Promise<void> {
    const payment = this.books.payments.find(({ state }) => state === 'awaiting')
    if (payment?.intentId) {
      await cancelPaymentIntent(this.#account, { paymentId: payment.id, paymentIntentId: payment.intentId })
      this.#pass()
      await this.#sync(payment)
    }
    this.books.expire()
  }

  async #refund(amount: Money): Promise<void> {
    const payment = this.books.payments.at(-1)
    if (!payment || !decideRefund(this.books.refundable(payment), amount).ok) return
    this.books.insertRefund(payment, amount)
    this.#pass()
  }

  async #decide(kind: 'capture' | 'release', amount: Money): Promise<void> {
    const payment = this.books.payments.at(-1)
    if (!payment) return
    const held = { state: payment.state, held: payment.amount, isDecided: this.books.isDecided(payment) }
    if (!(kind === 'capture' ? decideCapture(held, amount) : decideRelease(held)).ok) return
    this.books.insertHoldOrder(payment, { kind, amount })
    this.#pass()
  }

  async #sendRefund(id: string): Promise<void> {
    const refund = this.books.refunds.find((one) => one.id === id)
    if (refund?.state !== 'requested' || !refund.payment.intentId) return
    const { amount, attempt, payment } = refund
    const order = { refundId: id, attempt, paymentIntentId: refund.payment.intentId, amount }
    const answer = await createRefund(this.#account, order)
    this.#pass()
    const code = 'code' in answer ? answer.code : null
    if (code && code !== BREAKDOWN_KEPT) refund.state = 'failed'
    await this.#sync(payment)
    if (code !== BREAKDOWN_KEPT || this.books.isSent(refund)) return
    refund.attempt += 1
    this.books.promise.refund(id)
  }

  async #sendHoldOrder(id: string): Promise<void> {
    const order = this.books.holdOrders.find((one) => one.id === id)
    if (order?.state !== 'requested' || !order.payment.intentId) return
    const { kind, amount, attempt, payment } = order
    const ask = kind === 'capture' ? captureIntent : releaseIntent
    const code = await ask(this.#account, { id, attempt, paymentIntentId: order.payment.intentId, amount })
    this.#pass()
    await this.#sync(payment)
    if (payment.state !== 'held') return
    if (code && code !== BREAKDOWN_KEPT) order.state = 'refused'
    else {
      order.attempt += 1
      this.books.promise.holdOrder(id)
    }
  }

  async #runJob(pick: number): Promise<boolean> {
    const [key, job] = [...this.#jobs][pick % this.#jobs.size] ?? []
    if (!key || !job) return false
    this.#jobs.delete(key)
    if (!(await survives(job()))) this.#jobs.set(key, job)
    return true
  }
}
