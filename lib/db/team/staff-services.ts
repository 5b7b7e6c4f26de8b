import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'

/** What somebody performs; null is as the service has it. */
export type OwnService = {
  readonly serviceId: string
  readonly durationMinutes: number | null
  readonly priceFromMinor: number | null
  readonly priceToMinor: number | null
}

/** How many of these services the branch sells now. */
export function countSoldServices(tx: Transaction, { branchId }: BranchScope, ids: readonly string[]): Promise<number> {
  return tx.service.count({ where: { branchId, id: { in: [...ids] }, archivedAt: null } })
}

/** What somebody performs of the services that are sold now. */
export async function listOwnServices(
  tx: Transaction,
  { branchId }: BranchScope,
  staffMemberId: string,
): Promise<readonly OwnService[]> {
  const rows = await tx.staffService.findMany({
    where: { branchId, staffMemberId, service: { archivedAt: null } },
    orderBy: { serviceId: 'asc' },
  })
  return rows.map(({ serviceId, durationMinutes, priceFromMinor, priceToMinor }) => ({
    ...{ serviceId, durationMinutes },
    priceFromMinor: priceFromMinor === null ? null : Number(priceFromMinor),
    priceToMinor: priceToMinor === null ? null : Number(priceToMinor),
  }))
}

/** Replaces what somebody performs of the services that are sold now; archived ones stay as they were. */
export async function saveOwnServices(
  tx: Transaction,
  { branchId }: BranchScope,
  { staffMemberId, services }: { readonly staffMemberId: string; readonly services: readonly OwnService[] },
): Promise<void> {
  await tx.staffService.deleteMany({ where: { branchId, staffMemberId, service: { archivedAt: null } } })
  await tx.staffService.createMany({ data: services.map((service) => ({ branchId, staffMemberId, ...service })) })
}
