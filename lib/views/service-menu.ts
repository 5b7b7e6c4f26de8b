import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listOffers } from '#lib/db/visits/offers.ts'
import type { Money } from '#lib/money/money.ts'
import { isLess } from '#lib/money/money.ts'
import type { Offer } from '#lib/visits/offers.ts'

export type MenuService = {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly durationMinutes: number
  /** The lowest among those who perform it. */
  readonly price: Money
  /** Another staff member, or the range itself, may cost more. */
  readonly isPriceFrom: boolean
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

type Named = Pick<MenuService, 'id' | 'name' | 'description'>

function menuServiceOf(service: Named, offers: readonly Offer[]): readonly MenuService[] {
  const [cheapest] = offers.toSorted((left, right) => left.price.amountMinor - right.price.amountMinor)
  if (!cheapest) return []
  const isPriceFrom = offers.some(({ price, priceTo }) => priceTo !== null || isLess(cheapest.price, price))
  const durationMinutes = Math.min(...offers.map((offer) => offer.durationMinutes))
  return [{ ...service, durationMinutes, price: cheapest.price, isPriceFrom }]
}
