import 'server-only'
import { findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'

export type TypedContact = { readonly name: string; readonly phone: string; readonly email: string }

/** What a client typed for a visit that they have not paid, by its private link; null once it is booked. */
export async function findTypedContact(token: string): Promise<TypedContact | null> {
  const opened = await findScopeOfLink(token, 'manage_visit')
  if (!opened) return null
  const visit = await database().visit.findFirst({
    where: { branchId: opened.scope.branchId, id: opened.visitId, state: { in: ['on_hold', 'expired'] } },
    select: { contactName: true, contactPhone: true, contactEmail: true },
  })
  return visit && { name: visit.contactName, phone: visit.contactPhone, email: visit.contactEmail }
}
