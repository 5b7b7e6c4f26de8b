import 'server-only'
import type { Role } from '#lib/branches/role-policy.ts'
import { type BranchScope, scopeOfNewBranch } from '#lib/db/branch-scopes.ts'
import { database, runStatement, type Transaction } from '#lib/db/client.ts'
import type { Money } from '#lib/money/money.ts'

/** What somebody has told so far of the salon that they are setting up. */
export type DraftAnswers = Readonly<Record<string, string>>

export async function findBranchDraft(userId: string): Promise<DraftAnswers | null> {
  const draft = await database().branchDraft.findUnique({ where: { userId }, select: { answers: true } })
  const entries = Object.entries(draft?.answers ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  )
  return draft && Object.fromEntries(entries)
}

export async function saveBranchDraft(userId: string, answers: DraftAnswers): Promise<void> {
  await database().branchDraft.upsert({
    where: { userId },
    create: { userId, answers },
    update: { answers, updatedAt: new Date() },
  })
}

export async function deleteBranchDraft(tx: Transaction, userId: string): Promise<void> {
  await tx.branchDraft.deleteMany({ where: { userId } })
}

export async function isSlugFree(slug: string): Promise<boolean> {
  const taken = await runStatement('select 1 from branch where slug = $1', [slug])
  return taken.length === 0
}

export async function countOwnBranches(tx: Transaction, userId: string): Promise<number> {
  return tx.membership.count({ where: { userId, role: 'owner' satisfies Role } })
}

export type NewBranch = {
  readonly slug: string
  readonly name: string
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  readonly locale: string
  readonly address: string | null
}

/** A salon with its owner, or null when the address has just been taken. */
export async function insertBranch(tx: Transaction, userId: string, branch: NewBranch): Promise<BranchScope | null> {
  const { slug, name, country, currency, timeZone, locale, address } = branch
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into branch (slug, name, country, currency, time_zone, locale, address)
    values (${slug}, ${name}, ${country}, ${currency}, ${timeZone}, ${locale}, ${address})
    on conflict (slug) do nothing returning id`
  if (!row) return null
  await tx.membership.create({ data: { branchId: row.id, userId, role: 'owner' } })
  await tx.paymentTerms.create({ data: { branchId: row.id, currency } })
  return scopeOfNewBranch(row.id, userId)
}

export type FirstOffer = {
  readonly categoryName: string
  readonly serviceName: string
  readonly durationMinutes: number
  readonly price: Money
  readonly staffName: string
  readonly hours: readonly { readonly weekday: number; readonly startMinute: number; readonly endMinute: number }[]
}

/** The first service and who performs it when: enough for the form to have free times. */
export async function insertFirstOffer(tx: Transaction, scope: BranchScope, offer: FirstOffer): Promise<void> {
  const { branchId } = scope
  const { categoryName, serviceName, durationMinutes, price, staffName, hours } = offer
  const category = await tx.serviceCategory.create({ data: { branchId, name: categoryName } })
  const service = await tx.service.create({
    data: {
      ...{ branchId, categoryId: category.id, name: serviceName, durationMinutes },
      ...{ priceFromMinor: price.amountMinor, currency: price.currency },
    },
  })
  const staff = await tx.staffMember.create({ data: { branchId, name: staffName } })
  await tx.staffService.create({ data: { branchId, staffMemberId: staff.id, serviceId: service.id } })
  await tx.workingHours.createMany({ data: hours.map((window) => ({ branchId, staffMemberId: staff.id, ...window })) })
}
