import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'
import { invariant } from '#lib/money/invariant.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { anOwnDatabase } from '#tests/support/own-database.ts'
import { aStartedPayment, jobsWaiting, paymentOfVisit, type StartedPayment } from '#tests/support/payments.ts'
import { aHeldVisit, aSalon, bookingOf, inDays, type Salon, visitOf } from '#tests/support/salon.ts'
import { faultsOf, sweepTwice } from './crash/ending.ts'
import { isSoak } from './lives/plan.ts'
import { survives } from './world/app.ts'
import { inLanes } from './world/in-lanes.ts'
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

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

/** The n-th of many hours that do not touch each other. */
const hour = (index: number) => inDays(2 + Math.floor(index / 12), (index % 12) * 2)

const confirm = ({ stripe }: Salon, paymentIntentId: string) =>
  stripe.sdk.paymentIntents.confirm(paymentIntentId, { payment_method: 'pm_card_visa', return_url: 'http://localhost' })

function latestEvent({ stripe }: Salon, paymentIntentId: string): object {
  const isAbout = ({ type, data: { object } }: { type: string; data: { object: object } }) =>
    type.startsWith('charge.') && 'payment_intent' in object && object.payment_intent === paymentIntentId
  const event = simulator.truth(stripe.id).events.findLast(isAbout)
  invariant(event, 'Stripe has told of it')
  return event
}

/** The client comes back, or looks again, at the very moment in which the webhook is handled. */
async function raceHome(salon: Salon, { paymentId, paymentIntentId }: StartedPayment): Promise<void> {
  const webhook = deliver(salon, latestEvent(salon, paymentIntentId)).then(() => runWaitingJob(salon, 0))
  await Promise.all([syncPayment(salon.form, paymentId), webhook])
}

// Each payment is raced for when it is made, and then for each cent that Stripe's dashboard gives back.
const PAYMENTS = isSoak ? 250 : 100
const NEWS_OF_PAYMENT = 10
const LANES = 2

async function racePayment(salon: Salon, index: number) {
  const payment = await aStartedPayment(salon, await aHeldVisit(salon, { startsAt: hour(index) }))
  const { paymentIntentId, visitId } = payment
  await confirm(salon, paymentIntentId)
  await raceHome(salon, payment)
  for (const _ of times(NEWS_OF_PAYMENT - 1)) {
    await salon.stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 1 })
    await raceHome(salon, payment)
  }
  const { state } = await visitOf(salon, visitId)
  const letters = await lettersWaiting(salon, visitId)
  return { state, booked: letters.filter((kind) => kind === 'visit_booked').length }
}

test(`browser and webhook come at the same time, ${PAYMENTS * NEWS_OF_PAYMENT} times: all is written down once`, async () => {
  const salons = await Promise.all(times(LANES).map(() => aSalon()))
  const lane = async (salon: Salon) => {
    for (const index of times(PAYMENTS / LANES)) {
      expect(await racePayment(salon, index)).toEqual({ state: 'booked', booked: 1 })
    }
  }
  await Promise.all(salons.map(lane))
  expect(await faultsOf(salons, simulator)).toEqual([])
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
  expect(await faultsOf([salon], simulator)).toEqual([])
})

test('one event on eight connections at once, fifty times, is one row and one job', async () => {
  const salon = await aSalon()
  for (const round of times(50)) {
    const { paymentIntentId } = await aStartedPayment(salon, await aHeldVisit(salon, { startsAt: hour(round) }))
    await confirm(salon, paymentIntentId)
    const event = latestEvent(salon, paymentIntentId)
    await Promise.all(times(8).map(() => deliver(salon, event)))
    expect(await database().stripeEvent.count({ where: { branchId: salon.branchId, paymentIntentId } })).toBe(1)
    const jobs = await jobsWaiting(salon, 'handle-stripe-event')
    expect(jobs.filter((job) => job.paymentIntentId === paymentIntentId)).toHaveLength(1)
  }
})

const ROUNDS = 100
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
    const payment = await aStartedPayment(salon, held)
    await confirm(salon, payment.paymentIntentId)
    await raceHome(salon, payment)
  }
  expect(simulator.truth(salon.stripe.id).charges.filter(({ captured }) => captured)).toHaveLength(ROUNDS)
  await sweepTwice([salon], simulator)
  expect(await faultsOf([salon], simulator)).toEqual([])
})

const AROUND_THE_END_MS = 2000
const LANDINGS = 200
// Most of a landing is waiting.
const LANDINGS_AT_ONCE = 100

type Landing = { readonly salon: Salon; readonly index: number }

/** The hold ends in a moment; the client pays a little before or after that, and looks what has become of it. */
async function land({ salon, index }: Landing) {
  const visit = await aHeldVisit(salon, { startsAt: hour(index) })
  const { visitId, paymentId, paymentIntentId } = await aStartedPayment(salon, visit)
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
  return { salon, visitId, paymentIntentId }
}

async function landingOf({ salon, visitId, paymentIntentId }: Awaited<ReturnType<typeof land>>) {
  const { charges } = simulator.truth(salon.stripe.id)
  const captured = charges.some((charge) => charge.captured && charge.payment_intent === paymentIntentId)
  const { refunds } = await paymentOfVisit(salon, visitId)
  const { state } = await visitOf(salon, visitId)
  return { captured, isBooked: state === 'booked', isReturned: refunds.length > 0 }
}

test(`of ${LANDINGS} payments within two seconds of the hold's end none is taken without a booking or a refund`, async () => {
  const salons = await Promise.all(times(4).map(() => aSalon()))
  const landings = times(LANDINGS / salons.length).flatMap((at) =>
    salons.map((salon, number) => ({ salon, index: at * salons.length + number })),
  )
  const landed = inLanes(LANDINGS_AT_ONCE, landings, land)
  const places = await Promise.all(landings.map(landed))
  await sweepTwice(salons, simulator)
  const seen = { booked: 0, empty: 0 }
  for (const place of places) {
    const { captured, isBooked, isReturned } = await landingOf(place)
    expect(captured).toBe(isBooked || isReturned)
    seen[isBooked ? 'booked' : 'empty'] += 1
  }
  expect(await faultsOf(salons, simulator)).toEqual([])
  // Both ends of the race were seen.
  expect(seen.booked).toBeGreaterThan(0)
  expect(seen.empty).toBeGreaterThan(0)
})
