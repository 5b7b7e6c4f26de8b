import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import type { Currency } from '#lib/money/currencies.ts'

/** What a salon says of a service. Its terms of payment stand in lib/db/terms.ts. */
export type ServiceFacts = {
  readonly categoryId: string
  readonly name: string
  readonly description: string | null
  readonly durationMinutes: number
  readonly bufferMinutes: number
  readonly priceFromMinor: number
  readonly priceToMinor: number | null
}

export type StoredService = ServiceFacts & {
  readonly isArchived: boolean
  /** Who of those that still work here performs it. */
  readonly staffMemberIds: readonly string[]
}

const keyOf = ({ branchId }: BranchScope, id: string) => ({ branchId_id: { branchId, id } })

/** A service as it stands now; null for one that the branch does not have. */
export async function findService(tx: Transaction, scope: BranchScope, id: string): Promise<StoredService | null> {
  const row = await tx.service.findUnique({
    where: keyOf(scope, id),
    include: { staff: { where: { staffMember: { archivedAt: null } }, select: { staffMemberId: true } } },
  })
  if (!row) return null
  const { categoryId, name, description, durationMinutes, bufferMinutes, priceFromMinor, priceToMinor } = row
  return {
    ...{ categoryId, name, description, durationMinutes, bufferMinutes },
    priceFromMinor: Number(priceFromMinor),
    priceToMinor: priceToMinor === null ? null : Number(priceToMinor),
    isArchived: row.archivedAt !== null,
    staffMemberIds: row.staff.map(({ staffMemberId }) => staffMemberId).sort(),
  }
}

/** Adds a service at the end of its category. */
export async function insertService(
  tx: Transaction,
  scope: BranchScope,
  service: ServiceFacts & { readonly currency: Currency },
): Promise<string> {
  const { branchId } = scope
  const position = await lastPositionIn(tx, scope, service.categoryId)
  return (await tx.service.create({ data: { branchId, position, ...service }, select: { id: true } })).id
}

/** Changes a service from now on; what was booked keeps its price and its time. */
export async function saveService(
  tx: Transaction,
  scope: BranchScope,
  { id, facts, isInNewCategory }: { readonly id: string; readonly facts: ServiceFacts; isInNewCategory: boolean },
): Promise<void> {
  const place = isInNewCategory ? { position: await lastPositionIn(tx, scope, facts.categoryId) } : {}
  await tx.service.update({ where: keyOf(scope, id), data: { ...facts, ...place } })
}

async function lastPositionIn(tx: Transaction, { branchId }: BranchScope, categoryId: string): Promise<number> {
  const last = await tx.service.aggregate({ where: { branchId, categoryId }, _max: { position: true } })
  return (last._max.position ?? -1) + 1
}

/** Says who performs a service; who did before keeps their own price and duration, and who has left is left alone. */
export async function saveServiceStaff(
  tx: Transaction,
  { branchId }: BranchScope,
  { serviceId, staffMemberIds }: { readonly serviceId: string; readonly staffMemberIds: readonly string[] },
): Promise<void> {
  await tx.staffService.deleteMany({
    where: { branchId, serviceId, staffMemberId: { notIn: [...staffMemberIds] }, staffMember: { archivedAt: null } },
  })
  await tx.staffService.createMany({
    data: staffMemberIds.map((staffMemberId) => ({ branchId, serviceId, staffMemberId })),
    skipDuplicates: true,
  })
}

/** Takes a service out of what can be booked, or puts it back. */
export async function saveServiceArchived(
  tx: Transaction,
  scope: BranchScope,
  { id, isArchived }: { readonly id: string; readonly isArchived: boolean },
): Promise<void> {
  await tx.service.update({ where: keyOf(scope, id), data: { archivedAt: isArchived ? new Date() : null } })
}

/** What can be booked of a category, in the order in which clients see it. */
export async function listServiceIds(
  tx: Transaction,
  { branchId }: BranchScope,
  categoryId: string,
): Promise<readonly string[]> {
  const orderBy = [{ position: 'asc' }, { id: 'asc' }] as const
  const where = { branchId, categoryId, archivedAt: null }
  const services = await tx.service.findMany({ where, orderBy: [...orderBy], select: { id: true } })
  return services.map(({ id }) => id)
}

export async function saveServiceOrder(tx: Transaction, scope: BranchScope, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update service set position = wanted.place
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
    where branch_id = ${scope.branchId}::uuid and service.id = wanted.id`
}
