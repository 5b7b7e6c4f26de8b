import 'server-only'
import { findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'

export type BegunVisit = {
  readonly visitId: string
  /** What its client typed. */
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
}

/** A visit that its client has not paid, by its private link; null once it is booked. */
export async function findBegunVisit(token: string): Promise<BegunVisit | null> {
  const opened = await findScopeOfLink(token, 'manage_visit')
  if (!opened) return null
  const { visitId } = opened
  const visit = await database().visit.findFirst({
    where: { branchId: opened.scope.branchId, id: visitId, state: { in: ['on_hold', 'expired'] } },
    select: { contactName: true, contactPhone: true, contactEmail: true },
  })
  if (!visit) return null
  return { visitId, contact: { name: visit.contactName, phone: visit.contactPhone, email: visit.contactEmail } }
}
