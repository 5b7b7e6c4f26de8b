import * as fc from 'fast-check'
import { database } from '#lib/db/client.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { markVisit } from '#lib/flows/journal/mark-visit.ts'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { markNoShow } from '#lib/flows/visits/mark-no-show.ts'
import { moveVisit } from '#lib/flows/visits/move-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import { runWaitingJob } from '#tests/model/world/waiting-jobs.ts'
import { aSaleElsewhere, runPayouts } from '#tests/support/cash-flow.ts'
import { aLink, confirmIntent, intentOf, pressPay, switchLinks } from '#tests/support/links.ts'
import { aSalon, bookingOf, inDays, type Salon } from '#tests/support/salon.ts'
import { anEnteredVisit } from '#tests/support/visits.ts'

const ACTS = [
  ...(['visit', 'visit', 'visit', 'capture', 'settle', 'wait', 'wait'] as const),
  ...(['refund', 'refund', 'fail_refund', 'dispute', 'win', 'lose'] as const),
  ...(['pay_link', 'pay_link', 'miss', 'come_after_all'] as const),
  ...(['move', 'sell_elsewhere', 'pay_out', 'fail_payout'] as const),
] as const

type Act = (typeof ACTS)[number]

export type History = {
  readonly isHold: boolean
  readonly isForeign: boolean
  readonly acts: readonly { readonly act: Act; readonly pick: number }[]
}

const step = fc.record({ act: fc.constantFrom(...ACTS), pick: fc.noBias(fc.nat(9999)) })

/** What becomes of the money of a salon in some weeks: visits of several services, and all that can follow. */
export const histories: fc.Arbitrary<History> = fc.record({
  isHold: fc.nat(3).map((one) => one === 0),
  isForeign: fc.boolean(),
  acts: fc
    .tuple(
      fc.constant<{ act: Act; pick: number }>({ act: 'visit', pick: 7 }),
      fc.array(step, { minLength: 12, maxLength: 24, size: 'max' }),
    )
    .map(([first, rest]) => [first, ...rest]),
})

export const historyInWords = ({ isHold, isForeign, acts }: History): string =>
  `${isHold ? 'hold' : 'charge'}${isForeign ? ', foreign' : ''}: ${acts.map(({ act, pick }) => `${act}(${pick})`).join(' ')}`

export type StoriedSalon = Salon & { readonly serviceIds: readonly string[] }

/** Two people who both do three services. */
export async function aSalonOfServices({ isHold, isForeign }: History): Promise<StoriedSalon> {
  const salon = await aSalon({
    ...{ staffCount: 2, captureMode: isHold ? 'hold' : 'at_booking' },
    ...(isForeign && { account: { country: 'GB', currency: 'gbp' } }),
  })
  await switchLinks(salon, true)
  const { branchId, serviceId } = salon
  const db = database()
  const { categoryId } = await db.service.findFirstOrThrow({ where: { branchId } })
  const staff = await db.staffMember.findMany({ where: { branchId } })
  const serviceIds = [serviceId]
  for (const [name, price] of [
    ['Care', 3333],
    ['Colour', 10_001],
  ] as const) {
    const { id } = await db.service.create({
      data: {
        branchId,
        categoryId,
        currency: 'EUR',
        name,
        durationMinutes: 30,
        priceFromMinor: price,
        paymentStatus: 'available',
      },
    })
    await db.staffService.createMany({ data: staff.map((one) => ({ branchId, staffMemberId: one.id, serviceId: id })) })
    serviceIds.push(id)
  }
  return { ...salon, serviceIds }
}

const pickOf = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % Math.max(items.length, 1)]

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
    for (const { id } of this.#charges()) this.#simulator.control.payments.settle(id)
    await this.#syncAll()
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
      await this.#runJobs()
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
      await this.#runJobs()
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
    miss: async (pick) => {
      const visit = await this.#visitAs('booked', pick)
      if (!visit) return
      const startsAt = new Date(Date.now() - 3_600_000)
      // What the client agreed to: a fixed fee, which may be more than was paid.
      const agreedTerms = { version: 1, freeHours: 24, fee: { kind: 'fixed', amountMinor: 1 + (pick % 6000) } }
      const data = { startsAt, endsAt: new Date(), agreedTerms }
      await database().visit.updateMany({ where: { id: visit.id }, data })
      await markNoShow(this.#salon.owner, { visitId: visit.id, isFeeWaived: pick % 5 === 0 })
      await this.#runJobs()
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

  async #visitAs(state: 'booked' | 'no_show', pick: number) {
    const { branchId } = this.#salon
    const visits = await database().visit.findMany({ where: { branchId, state }, orderBy: { createdAt: 'asc' } })
    return pickOf(visits, pick)
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

  async #payment(where: object, pick: number) {
    const { branchId } = this.#salon
    const payments = await database().payment.findMany({ where: { ...where, branchId }, orderBy: { createdAt: 'asc' } })
    return pickOf(payments, pick)
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
