import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listOffers } from '#lib/db/visits/offers.ts'
import type { Money } from '#lib/money/money.ts'

/** A service that staff may book, with everybody who performs it. */
export type EntryService = {
  readonly id: string
  readonly name: string
  readonly staff: readonly { readonly id: string; readonly minutes: number; readonly price: Money }[]
}

/** All that can be booked for a client, in the salon's own order. */
export async function listEntryServices(scope: BranchScope): Promise<readonly EntryService[]> {
  const services = await database().service.findMany({
    where: { branchId: scope.branchId, archivedAt: null },
    orderBy: [{ category: { position: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
  const offers = await listOffers(
    scope,
    services.map(({ id }) => id),
  )
  return services.map(({ id, name }) => ({
    id,
    name,
    staff: offers
      .filter(({ serviceId }) => serviceId === id)
      .map(({ staffMemberId, durationMinutes: minutes, price }) => ({ id: staffMemberId, minutes, price })),
  }))
}
