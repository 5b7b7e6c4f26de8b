import { audit } from '#lib/db/auditor.ts'
import { database } from '#lib/db/client.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import { disagreements } from '#tests/model/world/agreement.ts'
import { aBusySalon, type BusySalon } from '#tests/model/world/real-app.ts'
import { runWaitingJob } from '#tests/model/world/waiting-jobs.ts'
import { lettersOf } from '#tests/support/letters.ts'
import type { Salon } from '#tests/support/salon.ts'
import type { Story } from './stories.ts'
import type { Place } from './story.ts'

export type Scene = { readonly salon: BusySalon; readonly place: Place }

export async function aScene({ isHold = false, isOptional = false }: Story): Promise<Scene> {
  const salon = await aBusySalon({ isHold, isForeign: false })
  const { slug, signingSecret, stripe, serviceIds } = salon
  const [, available] = serviceIds
  const wanted = isOptional ? [available] : [...serviceIds]
  return { salon, place: { slug, signingSecret, stripeKey: stripe.secretKey, serviceIds: wanted } }
}

/** What a dead process had in hand is given to another one, as the queue does by itself after a while. */
export async function giveBackJobs({ branchId }: BusySalon): Promise<void> {
  await database().$executeRaw`update pgboss.job set state = 'retry'
    where state = 'active' and data ->> 'branchId' = ${branchId}`
  await database().letter.updateMany({ where: { branchId }, data: { claimedUntil: null } })
}

/** Two sweeps of the reconciler, after Stripe has settled what it took. */
export async function sweepTwice(salons: readonly Salon[], { control, truth }: RunningSimulator): Promise<void> {
  for (const { stripe } of salons)
    for (const { id, captured } of truth(stripe.id).charges) if (captured) control.payments.settle(id)
  for (const _ of [1, 2]) {
    await syncOpenPayments()
    for (const salon of salons) for (let runs = 0; runs < 200 && (await runWaitingJob(salon, runs)); runs += 1);
  }
}

/** How the story ended, in the form in which `Story` says how it must. */
export async function endingOf({ branchId, stripe }: BusySalon, simulator: RunningSimulator) {
  const truth = simulator.truth(stripe.id)
  const visit = await database().visit.findFirstOrThrow({
    where: { branchId, contactName: 'Anna' },
    orderBy: { createdAt: 'desc' },
  })
  const lines = await database().deskPayment.findMany({ where: { branchId }, orderBy: { recordedAt: 'asc' } })
  return {
    charged: truth.charges.filter(({ captured }) => captured).map(({ amount_captured }) => amount_captured),
    returned: truth.refunds.filter((refund) => refund.balance_transaction).map(({ amount }) => amount),
    visit: visit.state,
    disputes: truth.disputes.map(({ status }) => status),
    desk: lines.map(({ amountMinor }) => Number(amountMinor)),
    sent: (await lettersOf({ branchId })).filter(({ state }) => state === 'sent').map(({ kind }) => kind),
  }
}

/** How the story must end, in the form of `endingOf`. */
export function expectedOf({ charged, returned, visit, disputes = [], desk = [], sent = [] }: Story) {
  return { charged, returned, visit, disputes, desk, sent }
}

/** All that is wrong with the books of these salons and with the whole database: nothing may be. */
export async function faultsOf(salons: readonly Salon[], simulator: RunningSimulator): Promise<readonly string[]> {
  const found = (await audit()).map(({ check, subject }) => `${check}: ${subject}`)
  for (const salon of salons) found.push(...(await disagreements(salon, simulator)))
  return found
}
