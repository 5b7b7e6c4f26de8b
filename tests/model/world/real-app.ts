import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Stripe } from 'stripe'
import { database, runStatement } from '#lib/db/client.ts'
import { captureHold } from '#lib/flows/payments/capture-hold.ts'
import { refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { releaseHold } from '#lib/flows/payments/release-hold.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { receiveStripeEvent } from '#lib/flows/stripe-events/receive-stripe-event.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aSalon, bookingOf, inDays, letHoldRunOut, type Salon } from '#tests/support/salon.ts'
import type { App } from './app.ts'
import { Fuse } from './fuse.ts'
import { runWaitingJob } from './waiting-jobs.ts'

export type BusySalon = Salon & { readonly serviceIds: readonly [required: string, available: string] }

const CARE = `with care as (
    insert into service (branch_id, id, category_id, name, duration_minutes, price_from_minor, currency, payment_status)
    select branch_id, $3, category_id, 'Care', 30, 3000, 'EUR', 'available' from service where branch_id = $1 and id = $2
    returning branch_id, id
  )
  insert into staff_service (branch_id, service_id, staff_member_id) select branch_id, id, $4 from care`

/** A salon where one service must be paid at booking and another one can be. */
export async function aBusySalon(kind: { readonly isHold: boolean; readonly isForeign: boolean }): Promise<BusySalon> {
  const salon = await aSalon({
    captureMode: kind.isHold ? 'hold' : 'at_booking',
    ...(kind.isForeign && { account: { country: 'GB', currency: 'gbp' } }),
  })
  const { branchId, serviceId, staffMemberId } = salon
  const available = randomUUID()
  await runStatement(CARE, [branchId, serviceId, available, staffMemberId], 'care')
  return { ...salon, serviceIds: [serviceId, available] }
}

function signed(body: Buffer, secret: string): string {
  const timestamp = Math.floor(Date.now() / 1000)
  return `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`
}

/** Brings an event to the door as Stripe would. */
export async function deliver(salon: Pick<Salon, 'signingSecret'>, event: object): Promise<void> {
  const body = Buffer.from(JSON.stringify(event))
  const bring = () => receiveStripeEvent(body, signed(body, salon.signingSecret))
  let answer = await bring()
  // A secret that was saved a moment ago is known within a second; Stripe comes again.
  if (answer === 'signature_mismatch') {
    await pause(1100)
    answer = await bring()
  }
  invariant(answer === 'accepted', `the event was answered ${answer}`)
}

/** The real thing: flows, handlers, Postgres; for one visit. */
export async function aRealApp(salon: BusySalon): Promise<App> {
  const startsAt = inDays(2)
  const booking = () => bookVisit(salon.form, bookingOf(salon, { startsAt, serviceIds: [...salon.serviceIds] }))
  const booked = await booking()
  invariant(booked.ok && booked.isOnHold, 'a new salon has time')
  const { visitId } = booked
  const { id, secretKey } = salon.stripe
  const { hostname: host, port } = new URL(process.env.STRIPE_API_ORIGIN ?? '')
  // The client's browser: it does not repeat what went wrong.
  const sdk = new Stripe(secretKey, { host, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 })
  const latestPayment = () =>
    database().payment.findFirst({ where: { branchId: salon.branchId, visitId }, orderBy: { createdAt: 'desc' } })
  const withPayment = async (act: (paymentId: string) => Promise<unknown>) => {
    const payment = await latestPayment()
    if (payment) await act(payment.id)
  }
  const fuse = new Fuse()
  const app: App = {
    visitId,
    stripe: { id, secretKey, sdk },
    start: async (choice) => {
      const outcome = await startPayment(salon.form, { visitId, choice })
      if (!outcome.ok) return null
      const [intentId = ''] = outcome.clientSecret.split('_secret')
      return { intentId, amountMinor: outcome.amount.amountMinor }
    },
    comeBack: () => withPayment((paymentId) => syncPayment(salon.form, paymentId)),
    refund: (amountMinor) => {
      // For all appointments, for one of them, or for one that is not there.
      const positions = amountMinor % 2 === 0 ? [] : [amountMinor % 3]
      const wish = { amountMinor, positions, reason: 'requested_by_client' } as const
      return withPayment((paymentId) => refundPayment(salon.owner, { paymentId, ...wish, positions }))
    },
    capture: (amountMinor) => withPayment((paymentId) => captureHold(salon.owner, { paymentId, amountMinor })),
    release: () => withPayment((paymentId) => releaseHold(salon.owner, { paymentId })),
    receive: (event) => deliver(salon, event),
    runJob: (pick) => runWaitingJob(salon, pick),
    letHoldRunOut: async () => {
      await letHoldRunOut(salon, visitId)
      await database().$executeRaw`update pgboss.job set start_after = now() - interval '1 second'
        where name = 'expire-hold' and singleton_key = ${visitId}`
    },
    expireVisit: async () => {
      await database().visit.updateMany({
        where: { branchId: salon.branchId, id: visitId, state: 'on_hold' },
        data: { state: 'expired' },
      })
    },
    someoneElseBooks: async () => {
      await booking()
    },
    crashSoon: (pick) => fuse.light(pick),
  }
  return fuse.guard(app)
}
