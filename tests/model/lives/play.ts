import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import { type App, survives } from '#tests/model/world/app.ts'
import type { Act, Schedule } from './schedule.ts'

const CARDS = [
  ...Array.from({ length: 8 }, () => 'pm_card_visa'),
  ...['pm_card_pendingRefund', 'pm_card_visa_chargeDeclined', 'pm_card_threeDSecure2Required'],
]

const TROUBLES = ['rate_limit', 'error', 'cut', 'cut_midway'] as const
const PATHS = [null, '/v1/payment_intents', '/v1/refunds', '/v1/refunds'] as const
const METHODS = ['POST', null, 'GET'] as const
// How often a call fails: with one the SDK's own repetition gets through, with four nothing does.
const TIMES = [1, 4] as const

const pickOf = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % items.length]

/** One visit's life at Stripe and with us. */
export class Life {
  readonly #app: App
  readonly #simulator: RunningSimulator
  #intentId: string | null = null

  constructor(app: App, simulator: RunningSimulator) {
    this.#app = app
    this.#simulator = simulator
  }

  /** Does everything of the schedule in its order; what is not possible at the moment does not happen. */
  async play({ steps }: Schedule): Promise<void> {
    for (const { act, pick } of steps) await this.#acts[act](pick)
  }

  /** Stripe settles what it has not yet settled, and what waits with us runs until nothing does. */
  async drain(): Promise<void> {
    for (const { id, balance_transaction: settled } of this.#truth().captured)
      if (settled === null) this.#simulator.control.payments.settle(id)
    for (let runs = 0; await this.#app.runJob(runs * 7); runs += 1) {
      if (runs > 60) throw new Error('there is always another job')
    }
  }

  #truth() {
    const truth = this.#simulator.truth(this.#app.stripe.id)
    const intents = truth.paymentIntents.filter(({ metadata }) => metadata.visit_id === this.#app.visitId)
    const isOurs = (intent: unknown) => intents.some(({ id }) => id === intent)
    const charges = truth.charges.filter((charge) => isOurs(charge.payment_intent))
    return {
      intents,
      charges,
      captured: charges.filter((charge) => charge.captured),
      refunds: truth.refunds.filter((refund) => isOurs(refund.payment_intent)),
      disputes: truth.disputes.filter((dispute) => isOurs(dispute.payment_intent)),
      payouts: truth.payouts,
      events: truth.events.filter(({ type }) => type.startsWith('charge.')),
    }
  }

  /** What the control of the simulator refuses is not possible at the moment. */
  #atStripe(act: () => unknown): Promise<void> {
    try {
      act()
    } catch (error) {
      const { name } = error instanceof Error ? error.constructor : Object
      if (name !== 'ControlFault' && name !== 'StripeFault') throw error
    }
    return Promise.resolve()
  }

  #capturedMinor(): number {
    return this.#truth().captured.reduce((sum, charge) => sum + charge.amount_captured, 0)
  }

  readonly #acts: Readonly<Record<Act, (pick: number) => Promise<unknown>>> = {
    start: (pick) => survives(this.#start(pick)),
    confirm: (pick) => survives(this.#confirm(pick)),
    come_back: () => survives(this.#app.comeBack()),
    authenticate: (pick) => {
      const outcome = pick % 3 === 0 ? 'failed' : 'succeeded'
      const intent = this.#intentId
      return this.#atStripe(() => intent && this.#simulator.control.payments.authenticate(intent, outcome))
    },
    settle: (pick) => {
      const charge = pickOf(this.#truth().captured, pick)
      return this.#atStripe(() => charge && this.#simulator.control.payments.settle(charge.id))
    },
    open_dispute: (pick) => {
      const charge = pickOf(this.#truth().captured, pick)
      const { disputes } = this.#simulator.control
      const caseType = pick % 3 === 0 ? 'inquiry' : 'chargeback'
      const amount = pick % 4 === 0 && charge ? 1 + (pick % charge.amount_captured) : undefined
      const isLost = caseType === 'chargeback' && pick % 7 === 0
      const isOpen = this.#truth().disputes.length > 0
      return this.#atStripe(() => charge && !isOpen && disputes.open(charge.id, { caseType, amount, isLost }))
    },
    escalate: (pick) => this.#endDispute(pick, 'escalate'),
    win: (pick) => this.#endDispute(pick, 'win'),
    lose: (pick) => this.#endDispute(pick, 'lose'),
    finish_refund: (pick) => {
      const refund = pickOf(this.#truth().refunds, pick)
      return this.#atStripe(
        () => refund?.balance_transaction && this.#simulator.control.payments.finishRefund(refund.id),
      )
    },
    fail_refund: (pick) => {
      const refund = pickOf(this.#truth().refunds, pick)
      return this.#atStripe(() => refund?.balance_transaction && this.#simulator.control.payments.failRefund(refund.id))
    },
    expire_hold: () => {
      const held = this.#truth().intents.find(({ status }) => status === 'requires_capture')
      return this.#atStripe(() => held && this.#simulator.control.payments.expireHold(held.id))
    },
    payout: (pick) => {
      const { payouts } = this.#simulator.control
      const open = this.#truth().payouts.find(({ status }) => status === 'in_transit' || status === 'pending')
      if (!open) return this.#atStripe(() => payouts.run(this.#app.stripe.id))
      return this.#atStripe(() => (pick % 2 === 0 ? payouts.pay(open.id) : payouts.fail(open.id)))
    },
    refund_at_stripe: (pick) => survives(this.#refundAtStripe(pick)),
    cancel_at_stripe: () => survives(this.#cancelAtStripe()),
    refund: (pick) => {
      const captured = this.#capturedMinor()
      // A part that would fit twice, so that giving it back twice is seen.
      const amount = pick % 3 === 0 ? captured : 1 + (pick % Math.max(Math.floor(captured / 3), 1))
      return survives(this.#app.refund(amount))
    },
    capture: (pick) => {
      const held = this.#truth().intents.find(({ status }) => status === 'requires_capture')
      const amount = held && pick % 2 === 0 ? held.amount : 1 + (pick % (held?.amount ?? 1))
      return survives(this.#app.capture(amount))
    },
    release: () => survives(this.#app.release()),
    deliver: (pick) => {
      const { events } = this.#truth()
      const event = pickOf(events, pick)
      return event ? survives(this.#app.receive(event)) : Promise.resolve()
    },
    run_job: (pick) => this.#app.runJob(pick),
    trouble: (pick) => {
      const kind = pickOf(TROUBLES, pick) ?? 'error'
      this.#simulator.control.troubles.add({
        ...{ kind, when: pick % 5 < 3 ? 'after' : 'before', delayMs: 0, account: this.#app.stripe.id },
        times: pickOf(TIMES, Math.floor(pick / 4)) ?? 1,
        path: pickOf(PATHS, Math.floor(pick / 16)) ?? null,
        method: pickOf(METHODS, Math.floor(pick / 64)) ?? null,
      })
      return Promise.resolve()
    },
    hold_runs_out: () => this.#app.letHoldRunOut(),
    visit_expires: () => this.#app.expireVisit(),
    someone_else_books: () => survives(this.#app.someoneElseBooks()),
    crash: (pick) => {
      this.#app.crashSoon(pick)
      return Promise.resolve()
    },
  }

  async #start(pick: number): Promise<void> {
    const started = await this.#app.start(pick % 3 === 0 ? 'everything' : 'required')
    if (!started) return
    this.#intentId = started.intentId
    const intent = this.#truth().intents.find(({ id }) => id === started.intentId)
    if (intent?.amount === started.amountMinor) return
    throw new Error(`the client sees ${started.amountMinor} and would pay ${intent?.amount}`)
  }

  async #confirm(pick: number): Promise<void> {
    const intent = this.#truth().intents.find(({ id }) => id === this.#intentId)
    if (intent?.status !== 'requires_payment_method') return
    const payment_method = pickOf(CARDS, pick) ?? 'pm_card_visa'
    await this.#app.stripe.sdk.paymentIntents.confirm(intent.id, {
      payment_method,
      return_url: 'http://localhost/done',
    })
  }

  async #refundAtStripe(pick: number): Promise<void> {
    const charge = pickOf(this.#truth().captured, pick)
    if (!charge || charge.amount_refunded >= charge.amount_captured) return
    const amount = 1 + (pick % (charge.amount_captured - charge.amount_refunded))
    await this.#app.stripe.sdk.refunds.create({ charge: charge.id, amount })
  }

  async #cancelAtStripe(): Promise<void> {
    const intent = this.#truth().intents.at(-1)
    if (intent && intent.status !== 'canceled') await this.#app.stripe.sdk.paymentIntents.cancel(intent.id)
  }

  #endDispute(pick: number, end: 'escalate' | 'win' | 'lose'): Promise<void> {
    const dispute = pickOf(this.#truth().disputes, pick)
    return this.#atStripe(() => dispute && this.#simulator.control.disputes[end](dispute.id))
  }
}
