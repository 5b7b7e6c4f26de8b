import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listOffers } from '#lib/db/visits/offers.ts'
import { type OfferRange, rangeOf, widestRange } from '#lib/visits/offer-range.ts'
import type { Offer } from '#lib/visits/offers.ts'

export type MenuService = {
  readonly id: string
  readonly name: string
  readonly description: string | null
  /** With whomever of those who perform it. */
  readonly range: OfferRange
}

export type MenuCategory = {
  readonly id: string
  readonly name: string
  readonly services: readonly MenuService[]
}

/** Everything that can be booked, by category. What nobody performs is left out. */
export async function listServiceMenu(scope: BranchScope): Promise<readonly MenuCategory[]> {
  const { branchId } = scope
  const categories = await database().serviceCategory.findMany({
    where: { branchId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: {
      services: {
        where: { archivedAt: null },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { id: true, name: true, description: true },
      },
    },
  })
  const ids = categories.flatMap(({ services }) => services.map(({ id }) => id))
  const offers = Map.groupBy(await listOffers(scope, ids), ({ serviceId }) => serviceId)
  const menu = categories.map(({ id, name, services }) => ({
    id,
    name,
    services: services.flatMap((service) => menuServiceOf(service, offers.get(service.id) ?? [])),
  }))
  return menu.filter(({ services }) => services.length > 0)
}

/** Those of the given services that somebody performs now, in the order in which they were given. */
export async function listOfferedOf(scope: BranchScope, serviceIds: readonly string[]): Promise<readonly string[]> {
  if (serviceIds.length === 0) return []
  const offered = new Set((await listOffers(scope, serviceIds)).map(({ serviceId }) => serviceId))
  return serviceIds.filter((id) => offered.has(id))
}

type Named = Pick<MenuService, 'id' | 'name' | 'description'>

function menuServiceOf(service: Named, offers: readonly Offer[]): readonly MenuService[] {
  const range = widestRange(offers.map(rangeOf))
  return range ? [{ ...service, range }] : []
}
