import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'
import { invariant } from '#lib/money/invariant.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aStartedPayment, jobsWaiting, paymentOfVisit } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, bookingOf, inDays, type Salon, visitOf } from '#tests/support/salon.ts'
import { faultsOf, faultsOfAll, sweepTwice } from './crash/ending.ts'
import { isSoak } from './lives/plan.ts'
import { survives } from './world/app.ts'
import { inLanes } from './world/in-lanes.ts'
import { anOwnDatabase } from './world/own-database.ts'
import { deliver } from './world/real-app.ts'
import { aStripeWorld } from './world/stripe-world.ts'
import { runWaitingJob } from './world/waiting-jobs.ts'

await anOwnDatabase()
const simulator = await aStripeWorld()
afterAll(() => simulator.stop())

afterEach(async () => {
  const [{ deadlocks } = { deadlocks: -1 }] = await database().$queryRaw<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`
  expect(deadlocks).toBe(0)
})

const salonsOf = (all: readonly { readonly salon: Salon }[]) => all.map(({ salon }) => salon)

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

/** The n-th of many hours that do not touch each other. */
const hour = (index: number) => inDays(2 + Math.floor(index / 12), (index % 12) * 2)

const confirm = ({ stripe }: Salon, paymentIntentId: string) =>
  stripe.sdk.paymentIntents.confirm(paymentIntentId, { payment_method: 'pm_card_visa', return_url: 'http://localhost' })

function latestEvent({ stripe }: Salon): object {
  const event = simulator.truth(stripe.id).events.findLast(({ type }) => type.startsWith('charge.'))
  invariant(event, 'Stripe has told of something')
  return event
}

/** The client comes back, or looks again, at the very moment in which the webhook is handled. */
async function raceHome(salon: Salon, paymentId: string): Promise<void> {
  const webhook = deliver(salon, latestEvent(salon)).then(() => runWaitingJob(salon, 0))
  await Promise.all([syncPayment(salon.form, paymentId), webhook])
}

// Each payment is raced for when it is made, and then for each cent that Stripe's dashboard gives back.
const PAYMENTS = isSoak ? 250 : 100
const NEWS_OF_PAYMENT = 10

test(`browser and webhook come at the same time, ${PAYMENTS * NEWS_OF_PAYMENT} times: all is written down once`, async () => {
  const race = inLanes(2, times(PAYMENTS), async () => {
    const salon = await aSalon()
    const { paymentId, paymentIntentId, visitId } = await aStartedPayment(salon)
    await confirm(salon, paymentIntentId)
    await raceHome(salon, paymentId)
    const visit = await visitOf(salon, visitId)
    for (const _ of times(NEWS_OF_PAYMENT - 1)) {
      await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 1 })
      await raceHome(salon, paymentId)
    }
    return { salon, state: visit.state, letters: await lettersWaiting(salon, visitId) }
  })
  const raced = await Promise.all(times(PAYMENTS).map(race))
  for (const { state, letters } of raced) {
    expect({ state, booked: letters.filter((kind) => kind === 'visit_booked').length }).toEqual({
      state: 'booked',
      booked: 1,
    })
  }
  expect(await faultsOfAll(salonsOf(raced), simulator)).toEqual([])
})

test('eight people refunding all of it at once, twenty times, give the same money back once', async () => {
  const salon = await aSalon()
  for (const round of times(20)) {
    const { paymentId, paymentIntentId } = await aStartedPayment(
      salon,
      await aHeldVisit(salon, { startsAt: hour(round) }),
    )
    await confirm(salon, paymentIntentId)
    await syncPayment(salon.form, paymentId)
    const wish = { paymentId, amountMinor: 5000, reason: 'canceled_by_salon' } as const
    const outcomes = await Promise.all(times(8).map(() => refundPayment(salon.owner, wish)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  }
  await sweepTwice([salon], simulator)
  expect(simulator.truth(salon.stripe.id).refunds.map(({ amount }) => amount)).toEqual(times(20).map(() => 5000))
  expect(await faultsOf(salon, simulator)).toEqual([])
})

test('one event on eight connections at once, fifty times, is one row and one job', async () => {
  const salon = await aSalon()
  for (const round of times(50)) {
    const { paymentIntentId } = await aStartedPayment(salon, await aHeldVisit(salon, { startsAt: hour(round) }))
    await confirm(salon, paymentIntentId)
    const event = latestEvent(salon)
    await Promise.all(times(8).map(() => deliver(salon, event)))
    expect(await database().stripeEvent.count({ where: { branchId: salon.branchId, paymentIntentId } })).toBe(1)
    const jobs = await jobsWaiting(salon, 'handle-stripe-event')
    expect(jobs.filter((job) => job.paymentIntentId === paymentIntentId)).toHaveLength(1)
  }
})

const ROUNDS = isSoak ? 100 : 20
const CLIENTS = 200

test(`${CLIENTS} clients want one time, ${ROUNDS} times: one gets it and pays once`, async () => {
  const salon = await aSalon()
  const ask = (startsAt: Date, client: number) => {
    const contact = { name: 'Anna', phone: `+4915${String(client).padStart(9, '0')}`, email: 'anna@example.com' }
    return bookVisit(salon.form, bookingOf(salon, { startsAt, contact }))
  }
  for (const round of times(ROUNDS)) {
    const outcomes = await Promise.all(times(CLIENTS).map((client) => ask(hour(round), client)))
    const winners = outcomes.filter(({ ok }) => ok)
    expect(winners).toHaveLength(1)
    const held = winners.find((outcome) => outcome.ok)
    const { paymentId, paymentIntentId } = await aStartedPayment(salon, held)
    await confirm(salon, paymentIntentId)
    await raceHome(salon, paymentId)
  }
  expect(simulator.truth(salon.stripe.id).charges.filter(({ captured }) => captured)).toHaveLength(ROUNDS)
  await sweepTwice([salon], simulator)
  expect(await faultsOf(salon, simulator)).toEqual([])
})

const AROUND_THE_END_MS = 2000
const LANDINGS = 200

/** The hold ends in a moment; the client pays a little before or after that, and looks what has become of it. */
async function land(index: number) {
  const salon = await aSalon()
  const { visitId, paymentId, paymentIntentId } = await aStartedPayment(salon)
  const endsInMs = AROUND_THE_END_MS
  const holdExpiresAt = new Date(Date.now() + endsInMs)
  await database().visit.updateMany({ where: { branchId: salon.branchId, id: visitId }, data: { holdExpiresAt } })
  const paysInMs = endsInMs - AROUND_THE_END_MS + (index * 2 * AROUND_THE_END_MS) / LANDINGS
  const pay = pause(paysInMs)
    .then(() => confirm(salon, paymentIntentId))
    // Who is too late is told so by Stripe.
    .catch(() => undefined)
    .then(() => survives(syncPayment(salon.form, paymentId)))
  const end = pause(endsInMs).then(() => survives(expireHold(salon.form, visitId)))
  await Promise.all([pay, end])
  return { salon, visitId }
}

async function landingOf({ salon, visitId }: Awaited<ReturnType<typeof land>>) {
  const captured = simulator.truth(salon.stripe.id).charges.some((charge) => charge.captured)
  const { refunds } = await paymentOfVisit(salon, visitId)
  const { state } = await visitOf(salon, visitId)
  return { captured, isBooked: state === 'booked', isReturned: refunds.length > 0 }
}

test(`of ${LANDINGS} payments within two seconds of the hold's end none is taken without a booking or a refund`, async () => {
  const landed = inLanes(16, times(LANDINGS), land)
  const places = await Promise.all(times(LANDINGS).map(landed))
  await sweepTwice(salonsOf(places), simulator)
  const seen = { booked: 0, empty: 0 }
  for (const place of places) {
    const { captured, isBooked, isReturned } = await landingOf(place)
    expect(captured).toBe(isBooked || isReturned)
    seen[isBooked ? 'booked' : 'empty'] += 1
  }
  expect(await faultsOfAll(salonsOf(places), simulator)).toEqual([])
  // Both ends of the race were seen.
  expect(seen.booked).toBeGreaterThan(0)
  expect(seen.empty).toBeGreaterThan(0)
})
