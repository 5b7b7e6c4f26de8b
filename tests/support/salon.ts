import { randomUUID } from 'node:crypto'
import { type BranchScope, findScopeOfForm, findScopeOfMember } from '#lib/db/branch-scopes.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { connectStripeAccount } from '#lib/db/payments/stripe-accounts.ts'
import { type BookVisitInput, bookVisit } from '#lib/flows/visits/book-visit.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { CaptureMode } from '#lib/payments/capture-mode.ts'
import { Secret } from '#lib/secret.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { addSimulatedAccount, type TestStripe } from './stripe.ts'

export type Salon = {
  readonly branchId: string
  readonly slug: string
  /** What a client with the form's address may do. */
  readonly form: BranchScope
  /** What the owner may do. */
  readonly owner: BranchScope
  readonly serviceId: string
  readonly staffMemberId: string
  readonly stripe: TestStripe
  readonly stripeAccountId: string
  readonly signingSecret: string
}

type Wishes = {
  readonly service?: Partial<Prisma.ServiceUncheckedCreateInput>
  readonly staffCount?: number
  readonly formPaymentEnabled?: boolean
  readonly captureMode?: CaptureMode
  /** The Stripe account's country and the currency that it is paid out in. */
  readonly account?: { readonly country: string; readonly currency: string }
}

const GERMAN = { country: 'DE', currency: 'eur' }

/** A salon that is open day and night, with one service of EUR 50, paid in full at booking. */
export async function aSalon(wishes: Wishes = {}): Promise<Salon> {
  const { service, staffCount = 1, formPaymentEnabled = true, captureMode = 'at_booking', account = GERMAN } = wishes
  const slug = `salon-${randomUUID()}`
  const currency = 'EUR'
  const db = database()
  const { id: branchId } = await db.branch.create({
    data: { slug, name: 'Salon', country: 'DE', currency, timeZone: 'Europe/Berlin', locale: 'en' },
  })
  await db.paymentTerms.create({ data: { branchId, currency, formPaymentEnabled, captureMode } })
  const { id: categoryId } = await db.serviceCategory.create({ data: { branchId, name: 'Hair' } })
  const { id: serviceId } = await db.service.create({
    data: {
      ...{ branchId, categoryId, currency, name: 'Haircut', durationMinutes: 60, priceFromMinor: 5000 },
      ...{ paymentStatus: 'required', ...service },
    },
  })
  const staffIds = await Promise.all(Array.from({ length: staffCount }, () => addStaff(branchId, serviceId)))
  const user = await db.user.create({ data: { name: 'Owner', email: `${slug}@example.com` } })
  await db.membership.create({ data: { branchId, userId: user.id, role: 'owner' } })

  const form = await findScopeOfForm(slug)
  const member = await findScopeOfMember(user.id, slug)
  invariant(form && member && staffIds[0], 'the salon was just written')
  const stripe = await addSimulatedAccount(account)
  const signingSecret = `whsec_${randomUUID()}`
  const stripeAccountId = await inTransaction((tx) =>
    connectStripeAccount(tx, form, {
      ...{ stripeId: stripe.id, livemode: false, country: 'DE', defaultCurrency: 'EUR', displayName: 'Salon' },
      publishableKey: stripe.publishableKey,
      secretKey: new Secret(stripe.secretKey),
      signingSecret: new Secret(signingSecret),
    }),
  )
  const owner = member.scope
  return { branchId, slug, form, owner, serviceId, staffMemberId: staffIds[0], stripe, stripeAccountId, signingSecret }
}

async function addStaff(branchId: string, serviceId: string): Promise<string> {
  const db = database()
  const { id: staffMemberId } = await db.staffMember.create({ data: { branchId, name: 'Olena' } })
  await db.staffService.create({ data: { branchId, staffMemberId, serviceId } })
  await db.workingHours.createMany({
    data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      branchId,
      staffMemberId,
      weekday,
      startMinute: 0,
      endMinute: 1440,
    })),
  })
  return staffMemberId
}

/** A full hour that many days from now: far enough not to be today. */
export function inDays(days: number, hour = 12): Date {
  const date = new Date()
  date.setUTCDate(date.getUTCDate() + days)
  date.setUTCHours(hour, 0, 0, 0)
  return date
}

export const bookingOf = (salon: Salon, changes: Partial<BookVisitInput> = {}): BookVisitInput => ({
  serviceIds: [salon.serviceId],
  staffMemberId: null,
  startsAt: inDays(3),
  locale: 'en',
  contact: { name: 'Anna', phone: '+4915112345678', email: 'anna@example.com' },
  ...changes,
})

export type HeldVisit = { readonly visitId: string; readonly token: string }

/** A visit whose time is held while its client pays. */
export async function aHeldVisit(salon: Salon, changes: Partial<BookVisitInput> = {}): Promise<HeldVisit> {
  const outcome = await bookVisit(salon.form, bookingOf(salon, changes))
  invariant(outcome.ok && outcome.isOnHold, 'the time is free and the visit is to be paid')
  return { visitId: outcome.visitId, token: outcome.token }
}

export const visitOf = (salon: Salon, id: string) =>
  database().visit.findUniqueOrThrow({
    where: { branchId_id: { branchId: salon.branchId, id } },
    include: { appointments: true },
  })

/** Lets the hold of a visit run out. */
export async function letHoldRunOut(salon: Salon, visitId: string): Promise<void> {
  await database().visit.update({
    where: { branchId_id: { branchId: salon.branchId, id: visitId } },
    data: { holdExpiresAt: new Date(Date.now() - 1000) },
  })
}
