import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'

/** What a client chose and typed for a visit, whatever has become of its time. */
export type WishedVisit = {
  readonly state: VisitState
  readonly startsAt: Date
  readonly serviceIds: readonly string[]
  /** Who serves them, service by service. */
  readonly staffMemberIds: readonly string[]
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
}

export async function findWishedVisit(scope: BranchScope, id: string): Promise<WishedVisit | null> {
  const visit = await database().visit.findFirst({
    where: { branchId: scope.branchId, id },
    select: {
      ...{ state: true, startsAt: true, contactName: true, contactPhone: true, contactEmail: true },
      appointments: { orderBy: { position: 'asc' }, select: { serviceId: true, staffMemberId: true } },
    },
  })
  if (!visit) return null
  const { state, startsAt, appointments, contactName: name, contactPhone: phone, contactEmail: email } = visit
  return {
    ...{ state, startsAt, contact: { name, phone, email } },
    serviceIds: appointments.map(({ serviceId }) => serviceId),
    staffMemberIds: appointments.map(({ staffMemberId }) => staffMemberId),
  }
}

/** The visits on hold, oldest first, with just this contact and these services: one that was lost, and those taken in its place. */
export async function listHoldsOfWish(
  scope: BranchScope,
  { contact, serviceIds }: WishedVisit,
): Promise<readonly string[]> {
  const typed = { contactName: contact.name, contactPhone: contact.phone, contactEmail: contact.email }
  const holds = await database().visit.findMany({
    where: { branchId: scope.branchId, state: 'on_hold', ...typed },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, appointments: { orderBy: { position: 'asc' }, select: { serviceId: true } } },
  })
  const wished = serviceIds.join()
  return holds
    .filter(({ appointments }) => appointments.map(({ serviceId }) => serviceId).join() === wished)
    .map(({ id }) => id)
}
