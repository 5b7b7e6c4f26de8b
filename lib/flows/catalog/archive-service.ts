import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { lockBranch } from '#lib/db/branches.ts'
import { findService, saveServiceArchived } from '#lib/db/catalog/services.ts'
import { inTransaction } from '#lib/db/client.ts'

export const ArchiveServiceInput = z.object({ serviceId: z.uuid(), isArchived: z.boolean() })

export type ArchiveServiceInput = z.infer<typeof ArchiveServiceInput>

export type ArchiveServiceOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'service_not_found' }

/** Takes a service out of the form, or puts it back; visits that are booked take place all the same. */
export function archiveService(
  scope: BranchScope,
  { serviceId, isArchived }: ArchiveServiceInput,
): Promise<ArchiveServiceOutcome> {
  return inTransaction(async (tx) => {
    await lockBranch(tx, scope)
    const service = await findService(tx, scope, serviceId)
    if (!service) return { ok: false, refusal: 'service_not_found' }
    if (service.isArchived === isArchived) return { ok: true }
    await saveServiceArchived(tx, scope, { id: serviceId, isArchived })
    const action = isArchived ? 'service.archived' : 'service.restored'
    const subject = { subjectKind: 'service', subjectId: serviceId } as const
    await appendAudit(tx, scope, { action, ...subject, details: { name: service.name } })
    return { ok: true }
  })
}
