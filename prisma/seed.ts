// Fills the database of DATABASE_URL with a demo salon; what is there already stays. Reads from standard input, as JSON,
// the admin's login and the keys of the Stripe account that the salon is connected to.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { hashPassword } from 'better-auth/crypto'
import * as z from 'zod'
import { type BranchScope, findScopeOfForm, findScopeOfMember } from '#lib/db/branch-scopes.ts'
import { database, disconnectDatabase, inTransaction, type Transaction } from '#lib/db/client.ts'
import { connectStripeAccount, saveSigningSecret } from '#lib/db/payments/stripe-accounts.ts'
import { saveStaffPhoto } from '#lib/db/team/staff-photos.ts'
import { invariant } from '#lib/money/invariant.ts'
import { Secret } from '#lib/secret.ts'
import { DEMO_BRANCH, DEMO_CATEGORIES, DEMO_STAFF, DEMO_TERMS } from './demo-salon.ts'
import { SECOND_BRANCH, SECOND_HOURS, SECOND_SERVICES, SECOND_STAFF } from './demo-second-salon.ts'
import { insertDemoClients } from './seed-clients.ts'
import { insertDemoDay } from './seed-day.ts'
import { insertDemoPayments, PastPayment } from './seed-payments.ts'

const SeedInput = z.object({
  admin: z.object({ name: z.string(), email: z.email(), password: z.string().min(12) }),
  stripe: z.object({
    stripeId: z.string(),
    country: z.string().length(2),
    currency: z.string().length(3),
    publishableKey: z.string(),
    secretKey: z.string(),
    /** Null keeps the one that is there. */
    signingSecret: z.string().nullable(),
  }),
  /** What clients have paid before; for a salon that is new here. */
  history: z.array(PastPayment).default([]),
})

type SeedInput = z.infer<typeof SeedInput>

async function seed({ admin, stripe, history }: SeedInput): Promise<void> {
  const known = await findScopeOfForm(DEMO_BRANCH.slug)
  if (!known) await inTransaction((tx) => insertSalon(tx, admin))
  const scope = known ?? (await findScopeOfForm(DEMO_BRANCH.slug))
  invariant(scope, 'the demo salon was just written')
  if (!known) await inTransaction((tx) => savePortraits(tx, scope))
  const owner = await findOwner(admin.email)
  if (!known) await inTransaction((tx) => insertDemoClients(tx, owner))
  if (!known) await inTransaction((tx) => insertDemoDay(tx, owner))
  await inTransaction((tx) => connectStripe(tx, scope, stripe))
  if (!known) await inTransaction((tx) => insertDemoPayments(tx, owner, history))
  if (!(await findScopeOfForm(SECOND_BRANCH.slug))) await inTransaction((tx) => insertSecondSalon(tx, admin.email))
}

/** Its owner took the money of those who came before today and come today. */
async function findOwner(email: string): Promise<BranchScope> {
  const { id: userId } = await database().user.findUniqueOrThrow({ where: { email } })
  const owner = await findScopeOfMember(userId, DEMO_BRANCH.slug)
  invariant(owner, 'the demo salon has its owner')
  return owner.scope
}

/** The same owner's new salon, with everything but payments. */
async function insertSecondSalon(tx: Transaction, email: string): Promise<void> {
  const { id: branchId, currency } = await tx.branch.create({ data: SECOND_BRANCH })
  await tx.paymentTerms.create({ data: { branchId, currency } })
  const { id: userId } = await tx.user.findUniqueOrThrow({ where: { email } })
  await tx.membership.create({ data: { branchId, userId, role: 'owner' } })
  const { id: categoryId } = await tx.serviceCategory.create({ data: { branchId, name: 'Hair' } })
  const { id: staffMemberId } = await tx.staffMember.create({ data: { branchId, ...SECOND_STAFF } })
  for (const [position, service] of SECOND_SERVICES.entries()) {
    const data = { branchId, categoryId, currency, position, ...service }
    const { id: serviceId } = await tx.service.create({ data })
    await tx.staffService.create({ data: { branchId, staffMemberId, serviceId } })
  }
  await tx.workingHours.createMany({ data: SECOND_HOURS.map((hours) => ({ branchId, staffMemberId, ...hours })) })
}

async function insertSalon(tx: Transaction, admin: SeedInput['admin']): Promise<void> {
  const { id: branchId } = await tx.branch.create({ data: DEMO_BRANCH, select: { id: true } })
  await tx.paymentTerms.create({ data: { branchId, ...DEMO_TERMS } })
  const { id: userId } = await tx.user.create({ data: { name: admin.name, email: admin.email, emailVerified: true } })
  const password = await hashPassword(admin.password)
  await tx.authAccount.create({ data: { userId, accountId: userId, providerId: 'credential', password } })
  await tx.membership.create({ data: { branchId, userId, role: 'owner' } })
  const serviceIds = await insertServices(tx, branchId)
  await insertStaff(tx, branchId, serviceIds)
}

async function insertServices(tx: Transaction, branchId: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const [position, { services, name }] of DEMO_CATEGORIES.entries()) {
    const category = await tx.serviceCategory.create({ data: { branchId, name, position } })
    for (const [place, { key, ...service }] of services.entries()) {
      const { currency } = DEMO_BRANCH
      const data = { branchId, categoryId: category.id, currency, position: place, ...service }
      ids.set(key, (await tx.service.create({ data })).id)
    }
  }
  return ids
}

async function insertStaff(tx: Transaction, branchId: string, ids: ReadonlyMap<string, string>): Promise<void> {
  for (const [position, { services, hours, portrait: _, ...person }] of DEMO_STAFF.entries()) {
    const { id: staffMemberId } = await tx.staffMember.create({ data: { branchId, position, ...person } })
    const of = { branchId, staffMemberId }
    await tx.staffService.createMany({
      data: services.map(({ key, ...own }) => ({ ...of, ...own, serviceId: ids.get(key) ?? key })),
    })
    await tx.workingHours.createMany({ data: hours.map((window) => ({ ...of, ...window })) })
  }
}

/** Drawn faces; who has none is shown with their initials. */
async function savePortraits(tx: Transaction, scope: BranchScope): Promise<void> {
  const staff = await tx.staffMember.findMany({ where: { branchId: scope.branchId }, select: { id: true, name: true } })
  for (const { id: staffMemberId, name } of staff) {
    const portrait = DEMO_STAFF.find((person) => person.name === name)?.portrait
    if (!portrait) continue
    const fileOf = (side: number) => readFile(join(import.meta.dirname, 'portraits', `${portrait}-${side}.webp`))
    const [small, large] = await Promise.all([fileOf(256), fileOf(512)])
    await saveStaffPhoto(tx, scope, { staffMemberId, small, large })
  }
}

async function connectStripe(tx: Transaction, scope: BranchScope, stripe: SeedInput['stripe']): Promise<void> {
  const { stripeId, country, currency, publishableKey } = stripe
  const signingSecret = stripe.signingSecret === null ? null : new Secret(stripe.signingSecret)
  const { branchId } = scope
  const known = await tx.stripeAccount.findFirst({ where: { branchId, stripeId } })
  if (known) return signingSecret ? saveSigningSecret(tx, scope, { id: known.id, signingSecret }) : undefined
  await connectStripeAccount(tx, scope, {
    stripeId,
    livemode: false,
    country,
    defaultCurrency: currency,
    displayName: DEMO_BRANCH.name,
    publishableKey,
    secretKey: new Secret(stripe.secretKey),
    signingSecret,
  })
}

await seed(SeedInput.parse(JSON.parse(await text(process.stdin))))
await disconnectDatabase()
