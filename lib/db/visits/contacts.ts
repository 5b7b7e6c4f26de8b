import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'

/** Corrects where a visit's client is written to; their card too, if the same address stands there. */
export async function saveContactEmail(
  tx: Transaction,
  { branchId }: BranchScope,
  { visitId, email }: { readonly visitId: string; readonly email: string },
): Promise<void> {
  const where = { branchId_id: { branchId, id: visitId } }
  const { clientId, contactEmail } = await tx.visit.findUniqueOrThrow({
    where,
    select: { clientId: true, contactEmail: true },
  })
  await tx.client.updateMany({ where: { branchId, id: clientId, email: contactEmail }, data: { email } })
  await tx.visit.update({ where, data: { contactEmail: email } })
}
