import { findScopeOfPaymentLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { startOpenPayment } from '#lib/flows/intents/start-open-payment.ts'
import { makePaymentLink } from '#lib/flows/links/make-payment-link.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { bookVisit } from '#lib/flows/visits/book-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import { paymentOfVisit } from './payments.ts'
import { aSalon, bookingOf, type Salon } from './salon.ts'

/** A salon whose visits are paid at the salon or by link: EUR 50 each. */
export async function aSalonWithLinks(): Promise<Salon> {
  const salon = await aSalon({ formPaymentEnabled: false })
  await switchLinks(salon, true)
  return salon
}

export async function switchLinks({ branchId }: Salon, linkPaymentEnabled: boolean): Promise<void> {
  await database().paymentTerms.update({ where: { branchId }, data: { linkPaymentEnabled } })
}

/** A visit of EUR 50 that nobody has paid for yet. */
export async function anOpenVisit(salon: Salon, startsAt?: Date): Promise<string> {
  const outcome = await bookVisit(salon.form, bookingOf(salon, startsAt && { startsAt }))
  invariant(outcome.ok && !outcome.isOnHold, `the visit is booked: ${JSON.stringify(outcome)}`)
  return outcome.visitId
}

export type TestLink = { readonly linkId: string; readonly visitId: string; readonly token: string }

export async function aLink(salon: Salon, visitId: string, amountMinor: number | null = null): Promise<TestLink> {
  const outcome = await makePaymentLink(salon.owner, { visitId, amountMinor })
  invariant(outcome.ok, `the link is made: ${JSON.stringify(outcome)}`)
  return { linkId: outcome.linkId, visitId, token: outcome.address.split('/').at(-1) ?? '' }
}

/** A client presses *Pay* on a device that has opened the link. */
export async function pressPay({ token }: TestLink, shownMinor = 5000, openedAt = new Date()) {
  const opened = await findScopeOfPaymentLink(token)
  invariant(opened, 'the link opens')
  const { scope, ...subject } = opened
  return startOpenPayment(scope, { ...subject, shownMinor, openedAt })
}

/** The card of whoever was given this secret is charged at Stripe, or refused there. */
export function confirmIntent(salon: Salon, paymentIntentId: string, card = 'pm_card_visa') {
  return salon.stripe.sdk.paymentIntents.confirm(paymentIntentId, {
    payment_method: card,
    return_url: 'http://localhost:3000/pay',
  })
}

export async function intentOf(salon: Salon, visitId: string): Promise<string> {
  const { stripePaymentIntentId } = await paymentOfVisit(salon, visitId)
  invariant(stripePaymentIntentId, 'the payment has been started')
  return stripePaymentIntentId
}

/** A link is opened and paid, and our books know it. */
export async function payLink(salon: Salon, link: TestLink, shownMinor = 5000): Promise<string> {
  const outcome = await pressPay(link, shownMinor)
  invariant(outcome.ok, `the payment starts: ${JSON.stringify(outcome)}`)
  const { id, stripePaymentIntentId } = await paymentOfVisit(salon, link.visitId)
  await confirmIntent(salon, stripePaymentIntentId ?? '')
  await syncPayment(salon.form, id)
  return id
}
