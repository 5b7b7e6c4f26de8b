import { randomUUID } from 'node:crypto'
import { type BranchScope, findScopeOfForm, findScopeOfMember } from '#lib/db/branch-scopes.ts'
import { database, inTransaction, runStatement } from '#lib/db/client.ts'
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

// In one statement, because every test begins with it.
const SALON = `with branch as (
    insert into branch (id, slug, name, country, currency, time_zone, locale)
    values ($1, $2, 'Salon', 'DE', 'EUR', 'Europe/Berlin', 'en')
  ), terms as (
    insert into payment_terms (branch_id, currency, form_payment_enabled, capture_mode)
    values ($1, 'EUR', $5, $6::"CaptureMode")
  ), category as (
    insert into service_category (branch_id, name) values ($1, 'Hair') returning id
  ), service as (
    insert into service (branch_id, id, category_id, name, duration_minutes, price_from_minor, currency, payment_status)
    select $1, $3, id, 'Haircut', 60, 5000, 'EUR', 'required' from category
  ), staff as (
    insert into staff_member (branch_id, id, name) select $1, id, 'Olena' from unnest($7::uuid[]) id returning id
  ), offers as (
    insert into staff_service (branch_id, staff_member_id, service_id) select $1, id, $3 from staff
  ), hours as (
    insert into working_hours (branch_id, staff_member_id, weekday, start_minute, end_minute)
    select $1, id, weekday, 0, 1440 from staff, generate_series(1, 7) weekday
  ), owner as (
    insert into "user" (id, name, email) values ($4, 'Owner', $2 || '@example.com')
  )
  insert into membership (branch_id, user_id, role) values ($1, $4, 'owner')`

/** A salon that is open day and night, with one service of EUR 50, paid in full at booking. */
export async function aSalon(wishes: Wishes = {}): Promise<Salon> {
  const { service, staffCount = 1, formPaymentEnabled = true, captureMode = 'at_booking', account = GERMAN } = wishes
  const slug = `salon-${randomUUID()}`
  const [branchId, serviceId, userId] = [randomUUID(), randomUUID(), randomUUID()]
  const staffIds = Array.from({ length: staffCount }, () => randomUUID())
  await runStatement(SALON, [branchId, slug, serviceId, userId, formPaymentEnabled, captureMode, staffIds], 'salon')
  if (service) {
    await database().service.update({ where: { branchId_id: { branchId, id: serviceId } }, data: service })
  }
  const form = await findScopeOfForm(slug)
  const member = await findScopeOfMember(userId, slug)
  invariant(form && member && staffIds[0], 'the salon was just written')
  const owner = member.scope
  return { branchId, slug, form, owner, serviceId, staffMemberId: staffIds[0], ...(await connect(form, account)) }
}

type Account = { readonly country: string; readonly currency: string; readonly livemode?: boolean }

async function connect(form: BranchScope, account: Account) {
  const stripe = await addSimulatedAccount(account)
  const signingSecret = `whsec_${randomUUID()}`
  const { livemode = false } = account
  const stripeAccountId = await inTransaction((tx) =>
    connectStripeAccount(tx, form, {
      ...{ stripeId: stripe.id, livemode, country: 'DE', defaultCurrency: 'EUR', displayName: 'Salon' },
      publishableKey: stripe.publishableKey,
      secretKey: new Secret(stripe.secretKey),
      signingSecret: new Secret(signingSecret),
    }),
  )
  return { stripe, stripeAccountId, signingSecret }
}

/** The salon takes its payments with another account from now on; its first one keeps its books. */
export async function withAnotherAccount(salon: Salon, account: Account): Promise<Salon> {
  return { ...salon, ...(await connect(salon.form, account)) }
}

/** Somebody else, who does something else for EUR 20; or what a colleague of theirs does already. */
export async function aColleague({ branchId, serviceId: first }: Salon, known?: string) {
  const serviceId = known ?? (await aManicure(branchId, first))
  const { id: staffMemberId } = await database().staffMember.create({ data: { branchId, name: 'Iryna' } })
  await database().staffService.create({ data: { branchId, staffMemberId, serviceId } })
  await database().workingHours.createMany({
    data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      ...{ branchId, staffMemberId, weekday, startMinute: 0, endMinute: 1440 },
    })),
  })
  return { serviceId, staffMemberId }
}

async function aManicure(branchId: string, besideId: string): Promise<string> {
  const { categoryId } = await database().service.findFirstOrThrow({ where: { branchId, id: besideId } })
  const { id } = await database().service.create({
    data: { ...{ branchId, categoryId, name: 'Manicure', durationMinutes: 30 }, priceFromMinor: 2000, currency: 'EUR' },
  })
  return id
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
