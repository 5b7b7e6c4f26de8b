import { database, inTransaction } from '#lib/db/client.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { lockOwedVisit } from '#lib/flows/desk/change-what-is-owed.ts'
import { startOpenPayment } from '#lib/flows/intents/start-open-payment.ts'
import { markVisit } from '#lib/flows/journal/mark-visit.ts'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { markNoShow } from '#lib/flows/visits/mark-no-show.ts'
import { moveVisit } from '#lib/flows/visits/move-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import { reportSeen } from '#tests/model/world/report-agreement.ts'
import { runWaitingJob } from '#tests/model/world/waiting-jobs.ts'
import { aSaleElsewhere, runPayouts } from '#tests/support/cash-flow.ts'
import { aLink, confirmIntent, intentOf, pressPay } from '#tests/support/links.ts'
import { bookingOf, inDays } from '#tests/support/salon.ts'
import { anEnteredVisit } from '#tests/support/visits.ts'
import type { Act, History } from './acts.ts'
import type { StoriedSalon } from './salon-of-services.ts'

const pickOf = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % Math.max(items.length, 1)]

/** What the client agreed to: a fixed fee, which may be more than was paid, or a share; free of charge until lately. */
const termsOf = (pick: number) => ({
  version: 1,
  freeHours: pick % 4 === 0 ? 0 : 720,
  fee:
    pick % 2 === 0 ? { kind: 'fixed', amountMinor: 1 + (pick % 6000) } : { kind: 'percent', percent: 1 + (pick % 100) },
})

/** Lets a history happen to a salon; what is not possible at the moment does not happen. */
export class Telling {
  readonly #salon: StoriedSalon
  readonly #simulator: RunningSimulator
  #visits = 0

  constructor(salon: StoriedSalon, simulator: RunningSimulator) {
    this.#salon = salon
    this.#simulator = simulator
  }

  async tell({ acts }: History): Promise<void> {
    for (const { act, pick } of acts) await this.#acts[act](pick)
    await this.#runJobs()
    for (const { id } of this.#charges()) this.#simulator.control.payments.settle(id)
    await this.#syncAll()
    // Without a dispute only a capture that came after the end has left something above the fee.
    const rest = { kind: 'rest_returned', payment: { disputes: { none: {} } } } as const
    const { branchId } = this.#salon
    if ((await database().notice.count({ where: { ...rest, branchId } })) > 0) reportSeen.add('rest of a capture')
    await followBalance(this.#salon.form, this.#salon.stripeAccountId)
  }

  #truth = () => this.#simulator.truth(this.#salon.stripe.id)
  #charges = () => this.#truth().charges.filter(({ captured }) => captured)
  #ours = () => this.#charges().filter(({ metadata }) => metadata.payment_id)

  async #syncAll(): Promise<void> {
    const payments = await database().payment.findMany({ where: { branchId: this.#salon.branchId } })
    // At once: their news are written together.
    await Promise.all(payments.map(({ id }) => syncPayment(this.#salon.form, id)))
  }

  #atStripe(act: () => unknown): Promise<void> {
    try {
      act()
    } catch (error) {
      const { name } = error instanceof Error ? error.constructor : Object
      if (name !== 'ControlFault' && name !== 'StripeFault') throw error
    }
    return this.#syncAll()
  }

  readonly #acts: Readonly<Record<Act, (pick: number) => Promise<unknown>>> = {
    visit: (pick) => this.#visit(pick),
    capture: async (pick) => {
      const held = await this.#payment({ state: 'held' }, pick)
      if (held)
        await captureHold(this.#salon.owner, { paymentId: held.id, amountMinor: 1 + (pick % Number(held.amountMinor)) })
      await this.#runJobsAtOnce(pick)
    },
    settle: (pick) => {
      const charge = pickOf(this.#charges(), pick)
      return this.#atStripe(() => charge && this.#simulator.control.payments.settle(charge.id))
    },
    wait: async (pick) => this.#simulator.control.advance((pick % 60) * 3_600_000),
    refund: async (pick) => {
      const paid = await this.#payment({ state: { in: ['paid', 'partly_refunded'] } }, pick)
      if (!paid) return
      const positions = pick % 3 === 0 ? [] : [pick % 3]
      const wish = { paymentId: paid.id, amountMinor: 1 + (pick % 4000), positions }
      await refundPayment(this.#salon.owner, { ...wish, reason: 'requested_by_client' })
      await this.#runJobsAtOnce(pick)
    },
    fail_refund: (pick) => {
      const refund = pickOf(
        this.#truth().refunds.filter(({ balance_transaction: moved }) => moved),
        pick,
      )
      return this.#atStripe(() => refund && this.#simulator.control.payments.failRefund(refund.id))
    },
    dispute: (pick) => {
      const charge = pickOf(
        this.#ours().filter(({ disputed }) => !disputed),
        pick,
      )
      const amount = charge && pick % 2 === 0 ? 1 + (pick % charge.amount_captured) : undefined
      return this.#atStripe(() => charge && this.#simulator.control.disputes.open(charge.id, { amount }))
    },
    win: (pick) => this.#endDispute(pick, 'win'),
    lose: (pick) => this.#endDispute(pick, 'lose'),
    move: async (pick) => {
      const { branchId, owner } = this.#salon
      const visits = await database().visit.findMany({
        where: { branchId, state: 'booked' },
        orderBy: { createdAt: 'asc' },
      })
      const staff = await database().staffMember.findMany({ where: { branchId }, orderBy: { id: 'asc' } })
      const visit = pickOf(visits, pick)
      this.#visits += 1
      const startsAt = inDays(30 + this.#visits)
      if (visit) await moveVisit(owner, { visitId: visit.id, startsAt, staffMemberId: pickOf(staff, pick)?.id ?? null })
    },
    pay_link: (pick) => this.#payLink(pick),
    pay_open: (pick) => this.#payOpen(pick),
    run_jobs: () => this.#runJobs(),
    miss: async (pick) => {
      const visit = await this.#visitToEnd(pick)
      if (!visit) return
      const startsAt = new Date(Date.now() - 3_600_000)
      const data = { startsAt, endsAt: new Date(), agreedTerms: termsOf(pick) }
      await database().visit.updateMany({ where: { id: visit.id }, data })
      await markNoShow(this.#salon.owner, { visitId: visit.id, isFeeWaived: pick % 5 === 0 })
      await this.#runJobsAtOnce(pick)
    },
    cancel: async (pick) => {
      const visit = await this.#visitToEnd(pick)
      if (!visit) return
      await database().visit.updateMany({ where: { id: visit.id }, data: { agreedTerms: termsOf(pick) } })
      const by = pick % 3 === 0 ? this.#salon.owner : this.#salon.form
      await cancelVisit(by, { visitId: visit.id, isFeeWaived: pick % 5 === 0 })
      await this.#runJobsAtOnce(pick)
    },
    come_after_all: async (pick) => {
      const visit = await this.#visitAs('no_show', pick)
      if (visit) await markVisit(this.#salon.owner, { visitId: visit.id, mark: 'arrived' })
    },
    sell_elsewhere: (pick) => aSaleElsewhere(this.#salon, 1000 + pick),
    pay_out: () => runPayouts(this.#salon),
    fail_payout: (pick) => {
      const payout = pickOf(this.#truth().payouts, pick)
      return this.#atStripe(() => payout && this.#simulator.control.payouts[pick % 2 === 0 ? 'pay' : 'fail'](payout.id))
    },
  }

  async #visit(pick: number): Promise<void> {
    const { form, serviceIds, stripe } = this.#salon
    this.#visits += 1
    const wanted = serviceIds.slice(0, 1 + (pick % 3))
    const startsAt = inDays(1 + this.#visits)
    const booked = await bookVisit(form, bookingOf(this.#salon, { serviceIds: wanted, startsAt }))
    if (!booked.ok) return
    const { visitId } = booked
    const started = await startPayment(form, { visitId, choice: pick % 2 === 0 ? 'required' : 'everything' })
    if (!started.ok) return
    const [intent = ''] = started.clientSecret.split('_secret')
    const card = { payment_method: 'pm_card_visa', return_url: 'http://localhost/done' }
    await stripe.sdk.paymentIntents.confirm(intent, card)
    await this.#syncAll()
  }

  async #visitAs(state: 'booked' | 'no_show', pick: number, where: object = {}) {
    const { branchId } = this.#salon
    const visits = await database().visit.findMany({
      where: { ...where, branchId, state },
      orderBy: { createdAt: 'asc' },
    })
    return pickOf(visits, pick)
  }

  /** One whose money is on its way, if there is one. */
  async #visitToEnd(pick: number) {
    const underWay = { payments: { some: { holdOrders: { some: { state: 'requested' } } } } }
    return (await this.#visitAs('booked', pick, underWay)) ?? (await this.#visitAs('booked', pick))
  }

  /** A visit that staff have entered is paid by link, all of it or a part. */
  async #payLink(pick: number): Promise<void> {
    this.#visits += 1
    const visitId = await anEnteredVisit(this.#salon, { startsAt: inDays(1 + this.#visits) })
    const amount = pick % 2 === 0 ? null : 1000 + (pick % 3000)
    const link = await aLink(this.#salon, visitId, amount)
    const pressed = await pressPay(link, amount ?? 5000)
    invariant(pressed.ok, `the payment starts: ${JSON.stringify(pressed)}`)
    await confirmIntent(this.#salon, await intentOf(this.#salon, visitId))
    await this.#syncAll()
  }

  /** What is open of a visit is paid on its own page; the salon hears of it at once, or after what happens next. */
  async #payOpen(pick: number): Promise<void> {
    const { form } = this.#salon
    // What a bank took for good is open again, and paid twice if the bank changes its mind.
    const undisputed = { payments: { none: { disputes: { some: {} } } } }
    const visitId = (await this.#visitAs('booked', pick, undisputed))?.id
    if (!visitId) return
    const visit = await inTransaction((tx) => lockOwedVisit(tx, form, visitId))
    if (!visit || visit.balance.open.amountMinor === 0) return
    const shown = { shownMinor: visit.balance.open.amountMinor, openedAt: new Date() }
    const started = await startOpenPayment(form, { visitId, linkId: null, ...shown })
    if (!started.ok) return
    await confirmIntent(this.#salon, await intentOf(this.#salon, visitId))
    if (pick % 2 === 0) await this.#syncAll()
  }

  async #payment(where: object, pick: number) {
    const { branchId } = this.#salon
    const payments = await database().payment.findMany({ where: { ...where, branchId }, orderBy: { createdAt: 'asc' } })
    return pickOf(payments, pick)
  }

  /** Now and then; else the queue is slow, and something else happens first. */
  async #runJobsAtOnce(pick: number): Promise<void> {
    if (Math.floor(pick / 60) % 3 === 0) await this.#runJobs()
  }

  async #runJobs(): Promise<void> {
    for (let runs = 0; runs < 20 && (await runWaitingJob(this.#salon, 0)); runs += 1);
    await this.#syncAll()
  }

  #endDispute(pick: number, end: 'win' | 'lose'): Promise<void> {
    const dispute = pickOf(this.#truth().disputes, pick)
    return this.#atStripe(() => dispute && this.#simulator.control.disputes[end](dispute.id))
  }
}
