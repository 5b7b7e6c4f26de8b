import 'server-only'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { type ClientFile, findClientFile } from '#lib/db/clients/client-files.ts'

/** Everything that the branch knows about a person, and a line in the log that it was taken out. */
export function exportClient(scope: BranchScope, clientId: string): Promise<ClientFile | null> {
  return inTransaction(async (tx) => {
    const file = await findClientFile(tx, scope, clientId)
    if (!file) return null
    await appendAudit(tx, scope, { action: 'client.exported', subjectKind: 'client', subjectId: clientId })
    return file
  })
}
