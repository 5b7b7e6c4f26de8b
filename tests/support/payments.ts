import { database } from '#lib/db/client.ts'
import { startPayment } from '#lib/flows/payments/start-payment.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { invariant } from '#lib/money/invariant.ts'
import { aHeldVisit, type HeldVisit, type Salon } from './salon.ts'

export type StartedPayment = HeldVisit & { readonly paymentId: string; readonly paymentIntentId: string }

export async function paymentOfVisit(salon: Salon, visitId: string) {
  return database().payment.findFirstOrThrow({
    where: { branchId: salon.branchId, visitId },
    orderBy: { createdAt: 'desc' },
    include: { refunds: { orderBy: { createdAt: 'asc' } } },
  })
}

/** A visit on hold whose client is at the card form. */
export async function aStartedPayment(salon: Salon, held?: HeldVisit): Promise<StartedPayment> {
  const visit = held ?? (await aHeldVisit(salon))
  const outcome = await startPayment(salon.form, { visitId: visit.visitId, choice: 'required' })
  invariant(outcome.ok, `the payment starts: ${JSON.stringify(outcome)}`)
  const { id: paymentId, stripePaymentIntentId } = await paymentOfVisit(salon, visit.visitId)
  invariant(stripePaymentIntentId, 'a started payment has its PaymentIntent')
  return { ...visit, paymentId, paymentIntentId: stripePaymentIntentId }
}

/** The client's card is charged at Stripe; our books do not know yet. */
export async function aChargedPayment(
  salon: Salon,
  { card = 'pm_card_visa', startsAt, held }: { card?: string; startsAt?: Date; held?: HeldVisit } = {},
): Promise<StartedPayment> {
  const started = await aStartedPayment(salon, held ?? (startsAt && (await aHeldVisit(salon, { startsAt }))))
  await salon.stripe.sdk.paymentIntents.confirm(started.paymentIntentId, {
    payment_method: card,
    return_url: 'http://localhost:3000/done',
  })
  return started
}

/** A visit that is paid, in our books too. */
export async function aPaidPayment(salon: Salon, startsAt?: Date): Promise<StartedPayment> {
  const charged = await aChargedPayment(salon, startsAt && { startsAt })
  await syncPayment(salon.form, charged.paymentId)
  return charged
}

export async function ledgerKeysOf(salon: Salon, paymentId: string): Promise<readonly string[]> {
  const entries = await database().ledgerEntry.findMany({
    where: { branchId: salon.branchId, paymentId },
    orderBy: { id: 'asc' },
  })
  return entries.map(({ key }) => key)
}

/** Jobs of one kind that wait for this branch. */
export async function jobsWaiting(salon: Salon, name: string): Promise<readonly Record<string, string>[]> {
  const rows = await database().$queryRaw<{ data: Record<string, string> }[]>`
    select data from pgboss.job where name = ${name} and state = 'created'
      and data ->> 'branchId' = ${salon.branchId} order by created_on`
  return rows.map(({ data }) => data)
}

/** A visit whose money is held on the client's card, in our books too. */
export async function aHeldPayment(salon: Salon): Promise<StartedPayment> {
  await database().paymentTerms.update({ where: { branchId: salon.branchId }, data: { captureMode: 'hold' } })
  return aPaidPayment(salon)
}

/** What staff are told about, oldest first. */
export async function noticesOf(salon: Salon): Promise<readonly string[]> {
  const notices = await database().notice.findMany({
    where: { branchId: salon.branchId },
    orderBy: { createdAt: 'asc' },
  })
  return notices.map(({ kind }) => kind)
}
