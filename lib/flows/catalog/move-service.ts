import 'server-only'
import * as z from 'zod'
import { DIRECTIONS, movedOrder } from '#lib/branches/display-order.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { lockBranch } from '#lib/db/branches.ts'
import { findService, listServiceIds, saveServiceOrder } from '#lib/db/catalog/services.ts'
import { inTransaction } from '#lib/db/client.ts'

export const MoveServiceInput = z.object({ serviceId: z.uuid(), direction: z.enum(DIRECTIONS) })

export type MoveServiceInput = z.infer<typeof MoveServiceInput>

export type MoveServiceOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'service_not_found' }

/** Shows a service one place earlier or later within its category. */
export function moveService(
  scope: BranchScope,
  { serviceId, direction }: MoveServiceInput,
): Promise<MoveServiceOutcome> {
  return inTransaction(async (tx) => {
    await lockBranch(tx, scope)
    const service = await findService(tx, scope, serviceId)
    if (!service || service.isArchived) return { ok: false, refusal: 'service_not_found' }
    const ids = await listServiceIds(tx, scope, service.categoryId)
    await saveServiceOrder(tx, scope, movedOrder(ids, { id: serviceId, direction }))
    return { ok: true }
  })
}
